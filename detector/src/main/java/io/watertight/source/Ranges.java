// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import io.watertight.finding.Range;
import java.util.Optional;

/** From JavaParser's positions, whose last column is included, to ranges, whose end column is the one after it. */
final class Ranges {
    private static final Range NOWHERE = Range.ofLine(0);

    private static final DataKey<Range> WITHOUT_BODY = new DataKey<>() {};

    private Ranges() {}

    static Range of(Node node) {
        return node.getRange().map(r -> between(r.begin, r.end)).orElse(NOWHERE);
    }

    /** The end of a node from the line its name stands on: {@code .lines()} of a chain that began lines before. */
    static Range fromLineOf(Node name, Node node) {
        Range whole = of(node);
        Range start = of(name);
        return start.startLine() == whole.startLine()
                ? whole
                : new Range(start.startLine(), start.startColumn(), whole.endLine(), whole.endColumn());
    }

    /** Keeps what is read of the tokens of a node, before these are dropped. */
    static void keep(Node node) {
        if (node instanceof ObjectCreationExpr creation
                && creation.getAnonymousClassBody().isPresent()) {
            creation.setData(WITHOUT_BODY, beforeBody(creation));
        }
    }

    /** A {@code new} expression without the body of its anonymous class. */
    static Range withoutBody(ObjectCreationExpr creation) {
        return creation.findData(WITHOUT_BODY).orElseGet(() -> of(creation));
    }

    private static Range beforeBody(ObjectCreationExpr creation) {
        Range whole = of(creation);
        NodeList<Expression> arguments = creation.getArguments();
        Node last = arguments.isEmpty() ? creation.getType() : arguments.get(arguments.size() - 1);
        return last.getTokenRange()
                .flatMap(tokens -> closingParenthesis(tokens.getEnd()))
                .flatMap(JavaToken::getRange)
                .map(r -> new Range(whole.startLine(), whole.startColumn(), r.end.line, r.end.column + 1))
                .orElse(whole);
    }

    private static Optional<JavaToken> closingParenthesis(JavaToken from) {
        Optional<JavaToken> token = from.getNextToken();
        while (token.isPresent() && !token.get().getText().equals(")")) {
            token = token.get().getNextToken();
        }
        return token;
    }

    private static Range between(Position begin, Position end) {
        return new Range(begin.line, begin.column, end.line, end.column + 1);
    }
}
