// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import io.watertight.diagnostic.Diagnostic;
import java.util.function.Consumer;

/** Parses one file and keeps its outline; what does not parse becomes a diagnostic. */
final class SyntaxReader {
    private final String path;
    private final RuleNames rules;
    private final Consumer<Diagnostic> diagnostics;

    SyntaxReader(String path, RuleNames rules, Consumer<Diagnostic> diagnostics) {
        this.path = path;
        this.rules = rules;
        this.diagnostics = diagnostics;
    }

    Outline read(SourceText text) {
        try {
            ParseResult<CompilationUnit> result = Syntax.parse(text);
            if (!result.isSuccessful()) {
                diagnostics.accept(unparsable(Syntax.problem(result)));
            }
            return result.getResult().map(unit -> outline(unit, result, text)).orElse(Outline.UNKNOWN);
        } catch (RuntimeException | StackOverflowError e) {
            diagnostics.accept(unparsable(e.getClass().getSimpleName()));
            return Outline.UNKNOWN;
        }
    }

    private Outline outline(CompilationUnit unit, ParseResult<CompilationUnit> result, SourceText text) {
        SpotCollector code = SpotCollector.collect(unit);
        WaiverCollector waivers = new WaiverCollector(path, rules, code.fields(), diagnostics);
        waivers.addAnnotations(unit);
        result.getCommentsCollection().ifPresent(comments -> waivers.addComments(comments.getLineComments(), text));
        return new Outline(code.spots(), code.statements(), waivers.sorted());
    }

    private Diagnostic unparsable(String problem) {
        return Diagnostic.warning(
                path,
                "it does not parse (" + problem + "), so columns and waivers in it are unknown",
                "compile the file, and report it as a mistake of Watertight when it compiles");
    }
}
