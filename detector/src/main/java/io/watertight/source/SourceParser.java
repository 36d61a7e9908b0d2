// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.Statement;
import io.watertight.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Parses files for analysis; what does not parse in full becomes a diagnostic and is left out. */
final class SourceParser {
    private final OpenJars jars;
    private final SyntaxTrees trees;
    private final Consumer<Diagnostic> diagnostics;

    SourceParser(OpenJars jars, SyntaxTrees trees, Consumer<Diagnostic> diagnostics) {
        this.jars = jars;
        this.trees = trees;
        this.diagnostics = diagnostics;
    }

    /** The syntax tree of a file without what could not be read of it; empty when there is none. */
    Optional<CompilationUnit> parse(SourceEntry entry) {
        try {
            Syntax syntax = trees.of(entry.path(), jars.read(entry));
            syntax.problem().ifPresent(problem -> report(entry, syntax, problem));
            return syntax.tree();
        } catch (IOException e) {
            diagnostics.accept(entry.unreadable(e));
            return Optional.empty();
        }
    }

    private void report(SourceEntry entry, Syntax syntax, String problem) {
        syntax.tree().ifPresent(SourceParser::dropBroken);
        String what = syntax.tree().isPresent()
                ? "was analysed in part only, for some of it does not parse ("
                : "was not analysed, for it does not parse (";
        diagnostics.accept(Diagnostic.warning(entry.path(), what + problem + ")", Syntax.REMEDY));
    }

    /** Removes the statements and members that the parser gave up on. */
    private static void dropBroken(CompilationUnit tree) {
        tree.walk(Node.TreeTraversal.POSTORDER, node -> {
            boolean isBroken = node.getParsed() == Node.Parsedness.UNPARSABLE
                    && (node instanceof Statement || node instanceof BodyDeclaration<?>);
            if (isBroken) {
                node.remove();
            }
        });
    }
}
