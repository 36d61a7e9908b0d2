// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.CrossReferences;
import io.watertight.ir.ProgramCode;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;

/** For each class of the program the methods that make its objects, other than to construct a part of themselves. */
public final class ConstructorCalls {
    private final Program program;
    private final CrossReferences references;
    private final Memo<String, List<MethodRef>> makers;

    public ConstructorCalls(Program program, ProgramCode code) {
        this.program = program;
        this.references = code.references();
        this.makers = new Memo<>(this::find);
    }

    private List<MethodRef> find(String type) {
        return program.isAnalysed(type)
                ? references.makers(type).stream()
                        .filter(caller -> !isPartOfConstruction(caller, type))
                        .toList()
                : List.of();
    }

    private boolean isPartOfConstruction(MethodRef caller, String type) {
        return caller.isConstructor() && program.supertypes(caller.owner()).contains(type);
    }

    /** Whether the program makes objects of exactly this class. */
    public boolean isMade(String type) {
        return !makers.get(type).isEmpty();
    }

    /** The methods that make objects of the class or of its subclasses; one that makes several kinds is there for each. */
    public List<MethodRef> makersOf(String type) {
        List<MethodRef> all = new ArrayList<>(makers.get(type));
        program.analysedSubtypes(type).forEach(subtype -> all.addAll(makers.get(subtype)));
        return all;
    }
}
