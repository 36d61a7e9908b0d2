// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the private methods that are parts of constructors: an exception out of them leaves no object behind. */
final class Construction {
    private final Program program;
    private final ProgramCode code;

    private Construction(Program program, ProgramCode code) {
        this.program = program;
        this.code = code;
    }

    /** The private instance methods that only constructors of their class call, and without catching anything. */
    static Set<MethodRef> of(Program program, ProgramCode code) {
        Construction construction = new Construction(program, code);
        Map<MethodRef, SortedSet<MethodRef>> callers = new HashMap<>();
        code.calls()
                .forEach((caller, calls) -> calls.callees().stream()
                        .filter(callee -> callee.owner().equals(caller.owner()) && construction.isPrivate(callee))
                        .forEach(callee -> callers.computeIfAbsent(callee, k -> new TreeSet<>())
                                .add(caller)));
        Set<MethodRef> found = new HashSet<>();
        callers.forEach((method, by) -> {
            if (by.stream().allMatch(caller -> caller.isConstructor() && construction.lets(caller, method))) {
                found.add(method);
            }
        });
        return found;
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
