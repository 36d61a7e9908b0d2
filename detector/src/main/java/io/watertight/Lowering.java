// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.Interest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.growth.GrowthInterest;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.function.Consumer;

/** Lowers the methods that at least one engine wants to see. */
record Lowering(ProgramCode code) {

    /**
     * Lowers several classes at a time.
     *
     * @param diagnostics receives what could not be lowered, from several threads
     */
    static Lowering of(
            List<ClassFile> classFiles, Program program, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        Interest interest =
                new Wanted(new ObligationInterest(program, knowledge), new GrowthInterest(program, knowledge));
        ProgramCode.Builder code = classFiles.parallelStream()
                .collect(
                        ProgramCode.Builder::new,
                        (builder, classFile) -> classFile.lower(interest, builder, diagnostics),
                        ProgramCode.Builder::addAll);
        return new Lowering(code.build());
    }

    /** What the engines want, together. */
    private record Wanted(ObligationInterest obligations, GrowthInterest growth) implements Interest {
        @Override
        public boolean inMethod(MethodRef method) {
            return obligations.inDeclaration(method) || growth.concerns(method);
        }

        @Override
        public boolean inCall(MethodRef callee) {
            return obligations.inCall(callee) || growth.concerns(callee);
        }

        @Override
        public boolean inField(FieldRef field) {
            return obligations.inField(field) || growth.concerns(field);
        }

        @Override
        public boolean inAllocation(String type) {
            return obligations.inAllocation(type);
        }
    }
}
