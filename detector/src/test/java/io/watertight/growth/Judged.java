// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ClassFiles;
import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.fixtures.compiler.Compiler;
import io.watertight.ir.Interests;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.program.JdkIndex;
import io.watertight.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the growth engine makes of one small source file. */
record Judged(GrowthAnalysis.Outcome outcome) {
    private static final String IMPORTS =
            "import java.util.*; import java.util.concurrent.*; import java.util.function.*;\n";

    /** Compiles and judges a file; its first class is {@code Subject}. */
    static Judged source(Path work, String source) throws IOException {
        Path file = Files.writeString(work.resolve("Subject.java"), IMPORTS + source);
        Path classes = Files.createDirectories(work.resolve("classes"));
        assertEquals("", Compiler.javac(17).compile(List.of(file), classes));
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<ClassFile> files = ClassFiles.read(List.of(classes), diagnostics::add);
        Knowledge knowledge = Knowledge.load(List.of(), diagnostics::add);
        try (ContextClasses context = new ContextClasses(List.of(), JdkIndex.at(17), diagnostics::add)) {
            Program program = new Program(files.stream().map(ClassFile::header).toList(), context);
            ProgramCode.Builder code = new ProgramCode.Builder();
            Interests interests = Interests.only(new GrowthInterest(program, knowledge));
            files.forEach(f -> f.lower(interests, code, diagnostics::add));
            assertEquals(List.of(), diagnostics);
            return new Judged(GrowthAnalysis.analyze(program, code.build(), knowledge));
        }
    }

    /** The only finding. */
    UnboundedGrowth growth() {
        assertEquals(1, outcome.grown().size(), () -> "no finding, but " + outcome.silent());
        return assertInstanceOf(UnboundedGrowth.class, outcome.grown().get(0));
    }

    /** Why the only container is silent. */
    Reason reason() {
        assertEquals(List.of(), outcome.grown());
        assertEquals(1, outcome.silent().size());
        return outcome.silent().get(0).reason();
    }
}
