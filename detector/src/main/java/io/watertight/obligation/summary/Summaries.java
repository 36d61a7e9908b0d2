// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The summaries found so far; filled bottom-up over the call graph. Safe for use by several threads that solve different
 * components: a component asks only for summaries of its own methods and of components that are done.
 */
public final class Summaries {
    private final Map<MethodRef, MethodSummary> known = new ConcurrentHashMap<>();

    private final Set<MethodRef> pending = ConcurrentHashMap.newKeySet();

    /** Starts a recursive component at the bottom of the lattice: calls of its methods do nothing, not even return. */
    public void begin(Collection<MethodRef> component) {
        pending.addAll(component);
    }

    public boolean isPending(MethodRef method) {
        return pending.contains(method);
    }

    public Optional<MethodSummary> of(MethodRef method) {
        return Optional.ofNullable(known.get(method));
    }

    /** Keeps the summary; says whether it differs from the one before. */
    public boolean put(MethodRef method, MethodSummary summary) {
        pending.remove(method);
        return !summary.equals(known.put(method, summary));
    }
}
