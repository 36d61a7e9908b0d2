// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.CompilationUnit;
import io.watertight.diagnostic.Diagnostic;
import java.util.function.Consumer;

/** Reads the outlines of files; what does not parse becomes a diagnostic, unless its analysis said so already. */
final class SyntaxReader {
    private final SyntaxTrees trees;
    private final RuleNames rules;
    private final Consumer<Diagnostic> diagnostics;

    SyntaxReader(SyntaxTrees trees, RuleNames rules, Consumer<Diagnostic> diagnostics) {
        this.trees = trees;
        this.rules = rules;
        this.diagnostics = diagnostics;
    }

    Outline read(String path, SourceText text) {
        boolean isSaid = trees.wasParsed(path);
        Syntax syntax = trees.of(path, text);
        syntax.problem().filter(problem -> !isSaid).ifPresent(problem -> diagnostics.accept(unparsable(path, problem)));
        return syntax.tree().map(tree -> outline(path, tree, syntax, text)).orElse(Outline.UNKNOWN);
    }

    private Outline outline(String path, CompilationUnit tree, Syntax syntax, SourceText text) {
        SpotCollector code = SpotCollector.collect(tree);
        WaiverCollector waivers = new WaiverCollector(path, rules, code.fields(), diagnostics);
        waivers.addAnnotations(tree);
        waivers.addComments(syntax.comments(), text);
        return new Outline(code.spots(), code.statements(), waivers.sorted());
    }

    private static Diagnostic unparsable(String path, String problem) {
        return Diagnostic.warning(
                path, "it does not parse (" + problem + "), so columns and waivers in it are unknown", Syntax.REMEDY);
    }
}
