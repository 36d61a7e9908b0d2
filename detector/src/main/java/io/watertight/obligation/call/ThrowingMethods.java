// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The analysed methods that can throw a checked exception they declare: those with a {@code throw} of their own, and
 * those that call such a method or one outside the program that declares an exception.
 */
public final class ThrowingMethods {
    private final Set<MethodRef> throwing = new HashSet<>();

    /**
     * Finds them from the throwing ones backwards over the calls.
     *
     * @param declaresChecked whether a declaration names a checked exception
     */
    public ThrowingMethods(
            Program program, ProgramCode code, CallTargets targets, Predicate<MethodDecl> declaresChecked) {
        Map<MethodRef, List<MethodRef>> callers = new HashMap<>();
        Deque<MethodRef> open = new ArrayDeque<>();
        code.outlines().forEach((method, calls) -> {
            boolean declares =
                    program.declaration(method).filter(declaresChecked).isPresent();
            boolean throwsHere = declares && calls.throwsItself();
            for (MethodRef callee : declares ? calls.callees() : List.<MethodRef>of()) {
                List<MethodRef> bodies = targets.ofReference(callee);
                bodies.forEach(body ->
                        callers.computeIfAbsent(body, k -> new ArrayList<>()).add(method));
                throwsHere |= bodies.isEmpty()
                        && program.resolve(callee).map(declaresChecked::test).orElse(true);
            }
            if (throwsHere) {
                open.add(method);
            }
        });
        while (!open.isEmpty()) {
            MethodRef method = open.pop();
            if (throwing.add(method)) {
                open.addAll(callers.getOrDefault(method, List.of()));
            }
        }
    }

    public boolean contains(MethodRef method) {
        return throwing.contains(method);
    }
}
