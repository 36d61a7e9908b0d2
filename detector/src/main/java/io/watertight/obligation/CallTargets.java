// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The analysed methods a call may run: class hierarchy analysis (Dean, Grove, Chambers 1995) with a bound. */
final class CallTargets {
    private static final int MOST = 16;

    private final Program program;
    private final Map<MethodRef, List<MethodRef>> virtual = new ConcurrentHashMap<>();

    CallTargets(Program program) {
        this.program = program;
    }

    /** The targets; empty when some lie outside the program or there are too many. */
    List<MethodRef> of(Instruction.Invoke call) {
        return call.kind() == CallKind.DYNAMIC ? List.of() : of(call.method(), call.kind() == CallKind.VIRTUAL);
    }

    /** As above, for a call of which only the named method is known. */
    List<MethodRef> ofReference(MethodRef method) {
        boolean isVirtual = !method.isConstructor()
                && declared(method).map(d -> !d.isFinal()).orElse(true);
        return of(method, isVirtual);
    }

    /** As above, for a method reference. */
    List<MethodRef> of(MethodRef method, boolean isVirtual) {
        if (!isVirtual) {
            return declared(method)
                    .filter(d -> isAnalysed(d))
                    .map(d -> List.of(d.ref()))
                    .orElse(List.of());
        }
        return virtual.computeIfAbsent(method, this::virtualTargets);
    }

    private Optional<MethodDecl> declared(MethodRef method) {
        return program.resolve(method);
    }

    private boolean isAnalysed(MethodDecl decl) {
        return program.isAnalysed(decl.ref().owner()) && !decl.isAbstract() && !decl.isNative();
    }

    private List<MethodRef> virtualTargets(MethodRef method) {
        Optional<MethodDecl> decl = declared(method);
        if (decl.isEmpty() || !program.isAnalysed(decl.get().ref().owner())) {
            return List.of();
        }
        List<MethodRef> targets = new ArrayList<>();
        if (isAnalysed(decl.get())) {
            targets.add(decl.get().ref());
        }
        if (decl.get().isFinal()) {
            return List.copyOf(targets);
        }
        for (String subtype : program.analysedSubtypes(method.owner())) {
            program.declaration(method.withOwner(subtype))
                    .filter(this::isAnalysed)
                    .ifPresent(d -> targets.add(d.ref()));
            if (targets.size() > MOST) {
                return List.of();
            }
        }
        return List.copyOf(targets);
    }
}
