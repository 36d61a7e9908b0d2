// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.growth.GrowthInterest;
import io.watertight.ir.Accessors;
import io.watertight.ir.Interests;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.ClassDecl;
import io.watertight.program.Program;
import io.watertight.source.SourceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lowers the methods that at least one engine wants to see: at once those that the obligation engine looks through, and
 * those that only the growth engine may ask for when it does.
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
        Interests interests = new Interests(obligations, new GrowthInterest(headers, knowledge));
        ProgramCode compiled = Accessors.inline(classFiles.parallelStream()
                .collect(
                        ProgramCode.Builder::new,
                        (builder, classFile) -> classFile.lower(interests, builder, diagnostics),
                        ProgramCode.Builder::addAll)
                .build());
        ProgramCode code = sources.isEmpty() ? compiled : compiled.with(sources.lower(interests, diagnostics));
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
}
