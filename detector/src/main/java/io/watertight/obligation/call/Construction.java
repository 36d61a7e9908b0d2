// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the private methods that are parts of constructors: an exception out of them leaves no object behind. */
public final class Construction {
    private final Program program;
    private final ProgramCode code;

    private Construction(Program program, ProgramCode code) {
        this.program = program;
        this.code = code;
    }

    /** The private instance methods that only constructors of their class call, and without catching anything. */
    public static Set<MethodRef> of(Program program, ProgramCode code) {
        Construction construction = new Construction(program, code);
        return code.references().named().parallelStream()
                .filter(construction::isPrivate)
                .filter(construction::isPartOfConstruction)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isPartOfConstruction(MethodRef method) {
        List<MethodRef> callers = code.references().callers(method).stream()
                .filter(caller -> caller.owner().equals(method.owner()))
                .toList();
        return !callers.isEmpty()
                && callers.stream().allMatch(caller -> caller.isConstructor() && lets(caller, method));
    }

    private boolean isPrivate(MethodRef method) {
        Optional<MethodDecl> decl = program.declaration(method);
        return program.isWhole(method.owner())
                && !method.isConstructor()
                && decl.filter(d -> d.isPrivate() && !d.isStatic()).isPresent();
    }

    /** Whether an exception of the callee leaves the constructor; one that is of no interest catches none. */
    private boolean lets(MethodRef constructor, MethodRef callee) {
        Optional<MethodBody> body = code.body(constructor);
        if (body.isEmpty()) {
            return true;
        }
        for (int i = 0; i < body.get().size(); i++) {
            boolean isCall = body.get().instruction(i) instanceof Instruction.Invoke call
                    && call.method().equals(callee);
            if (isCall && !body.get().handlersAt(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
