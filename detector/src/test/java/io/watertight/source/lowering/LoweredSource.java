// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Everything;
import io.watertight.ir.Interests;
import io.watertight.ir.IrText;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.JdkIndex;
import io.watertight.source.SourceProgram;
import io.watertight.source.SyntaxTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Source that was lowered without a class path.
 *
 * @param bodies all of them, sorted
 * @param diagnostics what could not be read or lowered
 */
record LoweredSource(Collection<MethodBody> bodies, List<Diagnostic> diagnostics) {
    static LoweredSource of(List<Path> roots) {
        List<Diagnostic> diagnostics = Collections.synchronizedList(new ArrayList<>());
        JdkIndex jdk = JdkIndex.at(17);
        SourceProgram sources = SourceProgram.read(
                roots,
                path -> true,
                new SyntaxTrees(),
                new SourceProgram.Surroundings(Set.of(), jdk, type -> false),
                diagnostics::add);
        ProgramCode code = sources.lower(Interests.only(new Everything()), diagnostics::add);
        return new LoweredSource(code.bodies().values(), List.copyOf(diagnostics));
    }

    /** The members of a class {@code T}, below some imports. */
    static LoweredSource ofMembers(Path work, String members) throws IOException {
        Path file = Files.writeString(
                work.resolve("T.java"), "import java.io.*; import java.util.*;\nclass T {\n" + members + "}\n");
        return of(List.of(file));
    }

    /** The text form of the method of this name, without its first line. */
    String text(String method) {
        MethodBody body = bodies.stream()
                .filter(each -> each.method().name().equals(method))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + method + " among " + names()));
        return IrText.print(body).replaceFirst("(?s)^[^\\n]*\\n", "");
    }

    private List<String> names() {
        return bodies.stream().map(body -> body.method().name()).toList();
    }

    List<String> faults() {
        return bodies.stream().flatMap(body -> WellFormed.faults(body).stream()).toList();
    }
}
