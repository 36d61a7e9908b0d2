// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The methods that do something to a container, and those that call them, over any number of calls. */
final class CallersOf {
    /** With more of them, every method counts as one. */
    private static final int MOST = 400;

    private final Set<MethodRef> methods = new HashSet<>();

    CallersOf(ProgramIndex index, Collection<ContainerUse> uses) {
        Deque<MethodRef> open = new ArrayDeque<>();
        uses.forEach(use -> open.add(use.context().method()));
        while (!open.isEmpty() && methods.size() <= MOST) {
            MethodRef method = open.remove();
            if (methods.add(method)) {
                open.addAll(index.reach.callers(method));
            }
        }
    }

    /** Whether the method may lead to it. */
    boolean mayContain(MethodRef method) {
        return methods.size() > MOST || methods.contains(method);
    }
}
