// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.CompiledSource;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Everything;
import io.watertight.ir.Interests;
import io.watertight.ir.IrText;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.Symbols;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Class files, lowered as a whole, for golden tests. */
final class Lowered {
    private Lowered() {}

    /** The text of the bodies with this name in {@code class C} with these members. */
    static String ir(Path work, String method, String members) {
        CompiledSource compiled = CompiledSource.of(work, "class C {\n" + members + "\n}\n");
        return ir(method, ClassFiles.read(List.of(compiled.classes()), Lowered::fail));
    }

    /** The text of the bodies with this name in one hand-written class. */
    static String ir(String method, byte[] classFile) {
        return ir(
                method,
                List.of(ClassFile.parse("C.class", "here", classFile, new Symbols(), Lowered::fail)
                        .orElseThrow()));
    }

    private static String ir(String method, List<ClassFile> files) {
        return bodies(files).stream()
                .filter(body -> body.method().name().equals(method))
                .map(IrText::print)
                .collect(Collectors.joining());
    }

    /** Every body. */
    static Collection<MethodBody> bodies(List<ClassFile> files) {
        ProgramCode.Builder code = new ProgramCode.Builder();
        List<Diagnostic> diagnostics = new ArrayList<>();
        files.forEach(file -> file.lower(Interests.only(new Everything()), code, diagnostics::add));
        assertEquals(List.of(), diagnostics);
        return code.build().bodies().values();
    }

    private static void fail(Diagnostic diagnostic) {
        throw new AssertionError(diagnostic.toString());
    }
}
