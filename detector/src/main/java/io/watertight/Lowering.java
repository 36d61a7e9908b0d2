// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.growth.GrowthInterest;
import io.watertight.ir.Accessors;
import io.watertight.ir.Interest;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import io.watertight.source.SourceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lowers the methods that at least one engine wants to see.
 *
 * @param program the inputs, with what lowering adds to those that are source
 * @param code the code of the inputs
 * @param dependencies the program and its code with what the inputs call of the class path
 * @param knowledge with what the program says of itself
 */
record Lowering(Program program, ProgramCode code, DependencyCode dependencies, Knowledge knowledge) {

    /**
     * Lowers several classes at a time.
     *
     * @param diagnostics receives what could not be lowered, from several threads
     */
    static Lowering of(
            List<ClassFile> classFiles,
            SourceProgram sources,
            Program headers,
            ContextClasses context,
            Knowledge knowledge,
            Consumer<Diagnostic> diagnostics) {
        ObligationInterest obligations = new ObligationInterest(headers, knowledge);
        Interest interest = new Wanted(obligations, new GrowthInterest(headers, knowledge));
        ProgramCode compiled = Accessors.inline(classFiles.parallelStream()
                .collect(
                        ProgramCode.Builder::new,
                        (builder, classFile) -> classFile.lower(interest, builder, diagnostics),
                        ProgramCode.Builder::addAll)
                .build());
        ProgramCode code = sources.isEmpty() ? compiled : compiled.with(sources.lower(interest, diagnostics));
        Program program = sources.isEmpty() ? headers : withSource(classFiles, sources, context);
        return new Lowering(
                program, code, DependencyCode.of(code, program, context, obligations, diagnostics), knowledge);
    }

    private static Program withSource(List<ClassFile> classFiles, SourceProgram sources, ContextClasses context) {
        List<ClassDecl> headers =
                new ArrayList<>(classFiles.stream().map(ClassFile::header).toList());
        headers.addAll(sources.headers());
        return new Program(headers, context);
    }

    /** What the engines want, together. */
    private static final class Wanted implements Interest {
        private final ObligationInterest obligations;
        private final GrowthInterest growth;
        private final Memo<MethodRef, Boolean> calls;

        Wanted(ObligationInterest obligations, GrowthInterest growth) {
            this.obligations = obligations;
            this.growth = growth;
            this.calls = new Memo<>(callee -> obligations.inCall(callee) || growth.concerns(callee));
        }

        @Override
        public boolean inMethod(MethodRef method) {
            return obligations.inDeclaration(method) || growth.concerns(method);
        }

        @Override
        public boolean inCall(MethodRef callee) {
            return calls.get(callee);
        }

        @Override
        public boolean inField(FieldRef field) {
            return obligations.inField(field) || growth.concerns(field);
        }

        @Override
        public boolean inAllocation(String type) {
            return obligations.inAllocation(type) || growth.concernsAllocation(type);
        }
    }
}
