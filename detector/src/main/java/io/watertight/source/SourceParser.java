// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ParseResult;
import com.github.javaparser.Range;
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
    private final Consumer<Diagnostic> diagnostics;

    SourceParser(OpenJars jars, Consumer<Diagnostic> diagnostics) {
        this.jars = jars;
        this.diagnostics = diagnostics;
    }

    /** The syntax tree of a file without what could not be read of it; empty when there is none. */
    Optional<CompilationUnit> parse(SourceEntry entry) {
        try {
            ParseResult<CompilationUnit> result = Syntax.parse(jars.read(entry));
            Optional<CompilationUnit> tree = result.getResult();
            if (tree.isEmpty()) {
                diagnostics.accept(withoutTree(entry, Syntax.problem(result)));
                return tree;
            }
            if (!result.isSuccessful()) {
                dropBroken(tree.get());
                diagnostics.accept(Diagnostic.warning(
                        entry.path(),
                        "was analysed in part only, for some of it does not parse (" + Syntax.problem(result) + ")",
                        "compile the file, and report it as a mistake of Watertight when it compiles"));
            }
            dropTokens(tree.get());
            return tree;
        } catch (IOException e) {
            diagnostics.accept(entry.unreadable(e));
        } catch (RuntimeException | StackOverflowError e) {
            diagnostics.accept(withoutTree(entry, e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private static Diagnostic withoutTree(SourceEntry entry, String problem) {
        return Diagnostic.warning(
                entry.path(),
                "was not analysed, for it does not parse (" + problem + ")",
                "compile the file, and report it as a mistake of Watertight when it compiles");
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

    /** Tokens are most of the memory of a tree; positions are kept. */
    private static void dropTokens(Node node) {
        Optional<Range> range = node.getRange();
        node.setTokenRange(null);
        range.ifPresent(node::setRange);
        node.getChildNodes().forEach(SourceParser::dropTokens);
    }
}
