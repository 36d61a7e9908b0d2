// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.program.Memo;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods with code at hand that a call may run: class hierarchy analysis (Dean, Grove, Chambers 1995) with a bound. */
public final class CallTargets {
    private static final int MOST = 16;

    private final Program program;
    private final Memo<MethodRef, List<MethodRef>> virtual = new Memo<>(this::virtualTargets);

    public CallTargets(Program program) {
        this.program = program;
    }

    /** The targets; empty when some lie outside what was read or there are too many. */
    public List<MethodRef> of(Instruction.Invoke call) {
        return call.kind() == CallKind.DYNAMIC ? List.of() : of(call.method(), call.kind() == CallKind.VIRTUAL);
    }

    /** As above, for a call of which only the named method is known. */
    List<MethodRef> ofReference(MethodRef method) {
        boolean isVirtual = !method.isConstructor()
                && declared(method).map(d -> !d.isFinal()).orElse(true);
        return of(method, isVirtual);
    }

    /** As above, for a method reference. */
    public List<MethodRef> of(MethodRef method, boolean isVirtual) {
        if (!isVirtual) {
            return declared(method)
                    .filter(program::hasCode)
                    .map(d -> List.of(d.ref()))
                    .orElse(List.of());
        }
        return virtual.get(method);
    }

    private Optional<MethodDecl> declared(MethodRef method) {
        return program.resolve(method);
    }

    private List<MethodRef> virtualTargets(MethodRef method) {
        Optional<MethodDecl> decl = declared(method);
        if (decl.isEmpty() || !program.isKnown(decl.get().ref().owner())) {
            return List.of();
        }
        List<MethodDecl> declarations = new ArrayList<>(List.of(decl.get()));
        if (!decl.get().isFinal()) {
            program.knownSubtypes(method.owner()).stream()
                    .flatMap(subtype -> program.declaration(method.withOwner(subtype)).stream())
                    .forEach(declarations::add);
        }
        List<MethodRef> targets = declarations.stream()
                .filter(program::hasCode)
                .map(MethodDecl::ref)
                .toList();
        return targets.size() > MOST || declarations.stream().anyMatch(this::isUnread) ? List.of() : targets;
    }

    /** Whether it is code of a dependency that was not fetched. */
    private boolean isUnread(MethodDecl decl) {
        return !decl.isAbstract()
                && !program.hasCode(decl)
                && !program.isAnalysed(decl.ref().owner());
    }
}
