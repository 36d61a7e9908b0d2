// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.watertight.source.types.DeclaredField;
import io.watertight.source.types.Members;
import java.util.Optional;

/** The values of constant expressions (JLS 15.29) of type int, char and boolean, as far as tests are decided by them. */
final class Constants {
    private static final int MOST_STEPS = 32;

    private final Body body;
    private int steps;

    Constants(Body body) {
        this.body = body;
    }

    /** The value, 1 for true and 0 for false; empty when it is no constant. */
    Optional<Integer> valueOf(Expression expression) {
        if (steps++ > MOST_STEPS) {
            return Optional.empty();
        }
        if (expression instanceof EnclosedExpr enclosed) {
            return valueOf(enclosed.getInner());
        }
        if (expression instanceof BooleanLiteralExpr literal) {
            return Optional.of(literal.getValue() ? 1 : 0);
        }
        if (expression instanceof IntegerLiteralExpr literal) {
            return intValue(literal);
        }
        if (expression instanceof CharLiteralExpr literal) {
            return Optional.of((int) charValue(literal));
        }
        if (expression instanceof UnaryExpr unary) {
            return unary(unary);
        }
        if (expression instanceof BinaryExpr binary) {
            return binary(binary);
        }
        if (expression instanceof NameExpr || expression instanceof FieldAccessExpr) {
            return named(expression);
        }
        return Optional.empty();
    }

    private Optional<Integer> unary(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> valueOf(unary.getExpression()).map(value -> 1 - value);
            case MINUS -> valueOf(unary.getExpression()).map(value -> -value);
            default -> Optional.empty();
        };
    }

    private Optional<Integer> binary(BinaryExpr binary) {
        Optional<Integer> left = valueOf(binary.getLeft());
        if (left.isEmpty()) {
            return left;
        }
        boolean isDecided = (binary.getOperator() == BinaryExpr.Operator.AND && left.get() == 0)
                || (binary.getOperator() == BinaryExpr.Operator.OR && left.get() != 0);
        Optional<Integer> right = valueOf(binary.getRight());
        if (isDecided) {
            return right.isPresent() ? left : Optional.empty();
        }
        return right.flatMap(value -> compute(binary.getOperator(), left.get(), value));
    }

    private static Optional<Integer> compute(BinaryExpr.Operator operator, int left, int right) {
        return switch (operator) {
            case AND, OR -> Optional.of(right);
            case EQUALS -> Optional.of(left == right ? 1 : 0);
            case NOT_EQUALS -> Optional.of(left != right ? 1 : 0);
            case LESS -> Optional.of(left < right ? 1 : 0);
            case GREATER -> Optional.of(left > right ? 1 : 0);
            case LESS_EQUALS -> Optional.of(left <= right ? 1 : 0);
            case GREATER_EQUALS -> Optional.of(left >= right ? 1 : 0);
            case PLUS -> Optional.of(left + right);
            case MINUS -> Optional.of(left - right);
            case MULTIPLY -> Optional.of(left * right);
            case LEFT_SHIFT -> Optional.of(left << right);
            case BINARY_OR -> Optional.of(left | right);
            case BINARY_AND -> Optional.of(left & right);
            default -> Optional.empty();
        };
    }

    private Optional<Integer> named(Expression name) {
        if (name instanceof NameExpr simple) {
            Optional<Local> local = body.visible(simple.getNameAsString());
            if (local.isPresent()) {
                return local.get().constant();
            }
        }
        return new Names(body)
                .constantField(name)
                .flatMap(Members.Field::source)
                .filter(DeclaredField::isFinal)
                .flatMap(DeclaredField::initializer)
                .filter(value -> value != name)
                .flatMap(this::valueOf);
    }

    static Optional<Integer> intValue(IntegerLiteralExpr literal) {
        try {
            Number number = literal.asNumber();
            return Optional.of(number.intValue());
        } catch (NumberFormatException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static char charValue(CharLiteralExpr literal) {
        try {
            return literal.asChar();
        } catch (RuntimeException e) {
            return '?';
        }
    }

    static String text(StringLiteralExpr literal) {
        try {
            return literal.asString();
        } catch (RuntimeException e) {
            return literal.getValue();
        }
    }

    static String text(TextBlockLiteralExpr literal) {
        try {
            return literal.asString();
        } catch (RuntimeException e) {
            return literal.getValue();
        }
    }
}
