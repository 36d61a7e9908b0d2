// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the program makes the objects of a class: with another object, once, or anew for each call of a method. */
final class Makers {
    private final Program program;
    private final CodeIndex index;
    private final Reachability reach;
    /** For each class the methods that name one of its constructors, other than to construct a part of themselves. */
    private final Map<String, List<MethodRef>> makers = new HashMap<>();

    Makers(Program program, ProgramCode code, CodeIndex index, Reachability reach) {
        this.program = program;
        this.index = index;
        this.reach = reach;
        code.calls()
                .forEach((caller, calls) -> calls.callees().stream()
                        .filter(callee -> callee.isConstructor()
                                && program.isAnalysed(callee.owner())
                                && !isPartOfConstruction(caller, callee))
                        .forEach(callee -> makers.computeIfAbsent(callee.owner(), k -> new ArrayList<>(1))
                                .add(caller)));
    }

    private boolean isPartOfConstruction(MethodRef caller, MethodRef callee) {
        return caller.isConstructor() && program.supertypes(caller.owner()).contains(callee.owner());
    }

    /** Whether methods make all objects of the class and its subclasses, a new one for each call. */
    boolean isMadePerCall(String type) {
        List<MethodRef> all = makersOf(type);
        return !all.isEmpty() && all.stream().allMatch(maker -> isPerCall(maker, type));
    }

    /** Whether methods make objects of the class or its subclasses, a new one for each call. */
    boolean isAlsoMadePerCall(String type) {
        return makersOf(type).stream().anyMatch(maker -> isPerCall(maker, type));
    }

    private List<MethodRef> makersOf(String type) {
        List<MethodRef> all = new ArrayList<>(makers.getOrDefault(type, List.of()));
        program.analysedSubtypes(type).forEach(subtype -> all.addAll(makers.getOrDefault(subtype, List.of())));
        return all;
    }

    private boolean isPerCall(MethodRef maker, String type) {
        return !maker.isConstructor()
                && !maker.isStaticInitializer()
                && reach.isRuntime(maker)
                && !isWithAnother(maker)
                && index.allocations(type).stream()
                        .filter(at -> at.method().equals(maker))
                        .noneMatch(this::runsOnce);
    }

    private boolean runsOnce(At at) {
        BodyIndex body = index.body(at.method()).orElseThrow();
        return new OnceGuards(body).guard(at.index(), Set.of());
    }

    /** Whether the program calls the method, and only while other objects or classes are made. */
    boolean isWithAnother(MethodRef method) {
        return isWithAnother(method, new HashSet<>());
    }

    private boolean isWithAnother(MethodRef method, Set<MethodRef> asked) {
        if (method.isConstructor() || method.isStaticInitializer() || !asked.add(method)) {
            return true;
        }
        List<MethodRef> callers = reach.callers(method);
        return !callers.isEmpty() && callers.stream().allMatch(caller -> isWithAnother(caller, asked));
    }
}
