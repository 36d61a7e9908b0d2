// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.Processor;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.CommentsCollection;
import com.github.javaparser.ast.comments.LineComment;
import com.github.javaparser.ast.validator.postprocessors.Java10PostProcessor;
import java.util.List;
import java.util.Optional;

/**
 * A file as it was parsed: as the newest Java, with one column for each character, and without its tokens, which are most
 * of the memory of a tree.
 *
 * @param tree as far as there is one
 * @param comments those that end with their line
 * @param problem the first line of the first thing that does not parse
 */
record Syntax(Optional<CompilationUnit> tree, List<LineComment> comments, Optional<String> problem) {
    /** What to do about a problem. */
    static final String REMEDY = "compile the file, and report it as a mistake of Watertight when it compiles";

    static Syntax parse(SourceText text) {
        try {
            ParseResult<CompilationUnit> result = new JavaParser(configuration()).parse(text.text());
            Optional<String> problem = result.isSuccessful() ? Optional.empty() : Optional.of(problem(result));
            result.getResult().ifPresent(Syntax::dropTokens);
            List<LineComment> comments =
                    result.getCommentsCollection().map(CommentsCollection::getLineComments).stream()
                            .flatMap(lines -> lines.stream())
                            .toList();
            comments.forEach(Syntax::dropTokens);
            return new Syntax(result.getResult(), comments, problem);
        } catch (RuntimeException | StackOverflowError e) {
            return new Syntax(
                    Optional.empty(), List.of(), Optional.of(e.getClass().getSimpleName()));
        }
    }

    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false)
                .setTabSize(1);
        configuration.getProcessors().add(0, Unchecked::new);
        return configuration;
    }

    /**
     * Leaves out the checks that come with a level of the language: each walks the tree once more, together they take as
     * long as the parser, and code that is not quite legal can be analysed all the same.
     */
    private static final class Unchecked extends Processor {
        @Override
        public void postProcess(ParseResult<? extends Node> result, ParserConfiguration configuration) {
            new Java10PostProcessor().postProcess(result, configuration);
            configuration.setLanguageLevel(ParserConfiguration.LanguageLevel.RAW);
        }
    }

    private static String problem(ParseResult<?> result) {
        return result.getProblems().stream()
                .findFirst()
                .map(Problem::getVerboseMessage)
                .map(message -> message.lines().findFirst().orElse(message))
                .orElse("no reason given");
    }

    private static void dropTokens(Node node) {
        Ranges.keep(node);
        Optional<Range> range = node.getRange();
        node.setTokenRange(null);
        range.ifPresent(node::setRange);
        node.getChildNodes().forEach(Syntax::dropTokens);
    }
}
