// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The methods that do something to a container, and those that call them, over a few calls: what lies further away is
 * called for many reasons.
 */
final class CallersOf {
    private static final int CALLS = 3;

    private final Set<MethodRef> methods = new HashSet<>();

    CallersOf(ProgramIndex index, Collection<ContainerUse> uses) {
        Set<MethodRef> nearest = new HashSet<>();
        uses.forEach(use -> nearest.add(use.context().method()));
        for (int calls = 0; calls <= CALLS; calls++) {
            Set<MethodRef> next = new HashSet<>();
            nearest.stream().filter(methods::add).forEach(method -> next.addAll(index.reach.callers(method)));
            nearest.clear();
            nearest.addAll(next);
        }
    }

    /** Whether the method leads to it. */
    boolean contain(MethodRef method) {
        return methods.contains(method);
    }
}
