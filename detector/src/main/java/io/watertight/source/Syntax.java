// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;

/** How source is parsed, for analysis and for the outline of a file alike. */
final class Syntax {
    private Syntax() {}

    /** The tree of a file, as far as there is one; of the newest Java, with one column for each character. */
    static ParseResult<CompilationUnit> parse(SourceText text) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false)
                .setTabSize(1);
        return new JavaParser(configuration).parse(text.text());
    }

    /** The first line of the first problem. */
    static String problem(ParseResult<?> result) {
        return result.getProblems().stream()
                .findFirst()
                .map(Problem::getVerboseMessage)
                .map(message -> message.lines().findFirst().orElse(message))
                .orElse("no reason given");
    }
}
