// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The summaries found so far; filled bottom-up over the call graph. */
final class Summaries {
    private final Map<MethodRef, MethodSummary> known = new HashMap<>();

    private final Set<MethodRef> pending = new HashSet<>();

    /** Starts a recursive component at the bottom of the lattice: calls of its methods do nothing, not even return. */
    void begin(Collection<MethodRef> component) {
        pending.addAll(component);
    }

    boolean isPending(MethodRef method) {
        return pending.contains(method);
    }

    Optional<MethodSummary> of(MethodRef method) {
        return Optional.ofNullable(known.get(method));
    }

    /** Keeps the summary; says whether it differs from the one before. */
    boolean put(MethodRef method, MethodSummary summary) {
        pending.remove(method);
        return !summary.equals(known.put(method, summary));
    }
}
