// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For each class of the program the methods that make its objects, other than to construct a part of themselves. */
final class ConstructorCalls {
    private final Program program;
    private final Map<String, List<MethodRef>> makers = new HashMap<>();

    ConstructorCalls(Program program, ProgramCode code) {
        this.program = program;
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

    /** Whether the program makes objects of exactly this class. */
    boolean isMade(String type) {
        return makers.containsKey(type);
    }

    /** The methods that make objects of the class or of its subclasses; one that makes several kinds is there for each. */
    List<MethodRef> makersOf(String type) {
        List<MethodRef> all = new ArrayList<>(makers.getOrDefault(type, List.of()));
        program.analysedSubtypes(type).forEach(subtype -> all.addAll(makers.getOrDefault(subtype, List.of())));
        return all;
    }
}
