// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.program.Memo;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which analysed methods a call may run: the declaration it selects and what overrides it (class hierarchy analysis). */
public final class Dispatch {
    private final Program program;
    private final Memo<MethodRef, List<MethodRef>> known = new Memo<>(this::compute);

    public Dispatch(Program program) {
        this.program = program;
    }

    /** The analysed methods that a call of this method may run; empty when its owner is not analysed. */
    public List<MethodRef> targets(MethodRef call) {
        return isAnalysed(call) ? known.get(call) : List.of();
    }

    /** Whether the class that a call names is analysed: nothing is known of what other calls run. */
    boolean isAnalysed(MethodRef call) {
        return program.isAnalysed(call.owner());
    }

    /** The declaration that a call selects, when it is in an analysed class. */
    public Optional<MethodRef> declaration(MethodRef call) {
        return program.resolve(call).map(MethodDecl::ref).filter(method -> program.isAnalysed(method.owner()));
    }

    private List<MethodRef> compute(MethodRef call) {
        List<MethodRef> result = new ArrayList<>();
        Optional<MethodDecl> selected = program.resolve(call);
        selected.filter(m -> program.isAnalysed(m.ref().owner())).ifPresent(m -> result.add(m.ref()));
        if (selected.isEmpty() || !selected.get().isFinal()) {
            for (String subtype : program.analysedSubtypes(call.owner())) {
                program.declaration(call.withOwner(subtype))
                        .filter(m -> !m.isStatic())
                        .ifPresent(m -> result.add(m.ref()));
            }
        }
        return List.copyOf(result);
    }
}
