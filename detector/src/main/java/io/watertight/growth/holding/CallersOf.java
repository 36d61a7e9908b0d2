// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.holding;

import io.watertight.growth.code.At;
import io.watertight.growth.container.ContainerUse;
import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The methods that do something to a container, and those that call them, over a few calls: what lies further away is
 * called for many reasons.
 */
public final class CallersOf {
    private static final int CALLS = 3;
    private static final Pattern ANONYMOUS = Pattern.compile(".*\\$\\d+");

    private final Set<MethodRef> methods = new HashSet<>();

    public CallersOf(ProgramIndex index, Collection<ContainerUse> uses) {
        Set<MethodRef> nearest = new HashSet<>();
        uses.forEach(use -> nearest.add(use.context().method()));
        for (int calls = 0; calls <= CALLS; calls++) {
            Set<MethodRef> next = new HashSet<>();
            nearest.stream().filter(methods::add).forEach(method -> {
                next.addAll(index.reach.callers(method));
                next.addAll(makers(index, method));
            });
            nearest.clear();
            nearest.addAll(next);
        }
    }

    /** Who makes an object of a class without a name hands it on to be run. */
    private static Set<MethodRef> makers(ProgramIndex index, MethodRef method) {
        return ANONYMOUS.matcher(method.owner()).matches() && !method.isConstructor()
                ? index.code.allocations(method.owner()).stream()
                        .map(At::method)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Whether the method leads to it. */
    public boolean contain(MethodRef method) {
        return methods.contains(method);
    }
}
