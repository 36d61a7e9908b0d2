// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.program.MethodRef;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Arithmetic, string concatenation and increments. */
final class Operators {
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";

    private final Body body;

    Operators(Body body) {
        this.body = body;
    }

    Operand lower(BinaryExpr binary) {
        if (Conditions.isCondition(binary)) {
            return new Conditions(body).value(binary);
        }
        if (binary.getOperator() == BinaryExpr.Operator.PLUS) {
            return sum(binary);
        }
        List<Operand> operands = body.expressions().values(List.of(binary.getLeft(), binary.getRight()));
        return compute(name(binary.getOperator()), operands.get(0), operands.get(1));
    }

    /** A long sum is a deep tree to the left; it is lowered without recursion. */
    private Operand sum(BinaryExpr binary) {
        List<Expression> terms = new ArrayList<>();
        Expression at = binary;
        while (at instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
            terms.add(sum.getRight());
            at = sum.getLeft();
        }
        terms.add(at);
        Collections.reverse(terms);
        List<Operand> values = body.expressions().values(terms);
        List<Operand> text = new ArrayList<>();
        Operand sum = values.get(0);
        for (Operand term : values.subList(1, values.size())) {
            boolean isText = !text.isEmpty() || isText(sum) || isText(term);
            if (isText) {
                if (text.isEmpty()) {
                    text.add(sum);
                }
                text.add(term);
            } else {
                sum = compute("add", sum, term);
            }
        }
        return text.isEmpty() ? sum : concatenate(text);
    }

    private static boolean isText(Operand operand) {
        return operand.type().equals(JavaType.STRING);
    }

    Operand concatenate(List<Operand> parts) {
        StringBuilder descriptor = new StringBuilder("(");
        parts.forEach(part -> descriptor.append(part.type().isNull() ? JavaType.OBJECT : part.type()));
        MethodRef method = new MethodRef(
                CONCATENATION,
                "makeConcatWithConstants",
                descriptor.append(')').append(JavaType.STRING).toString());
        int target = body.code().temporary();
        List<Integer> arguments = parts.stream().map(Operand::variable).toList();
        body.code().add(new Instruction.Invoke(target, CallKind.DYNAMIC, method, arguments));
        return new Operand(target, JavaType.STRING);
    }

    private Operand compute(String name, Operand left, Operand right) {
        return body.code().compute(name, promoted(left.type(), right.type()), left.variable(), right.variable());
    }

    private static JavaType promoted(JavaType left, JavaType right) {
        for (String wide : List.of("D", "F", "J")) {
            if (left.descriptor().equals(wide) || right.descriptor().equals(wide)) {
                return JavaType.of(wide);
            }
        }
        boolean isLogic = left.equals(JavaType.BOOLEAN) && right.equals(JavaType.BOOLEAN);
        return isLogic ? JavaType.BOOLEAN : JavaType.INT;
    }

    static String name(BinaryExpr.Operator operator) {
        return switch (operator) {
            case PLUS -> "add";
            case MINUS -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "div";
            case REMAINDER -> "rem";
            case LEFT_SHIFT -> "shl";
            case SIGNED_RIGHT_SHIFT -> "shr";
            case UNSIGNED_RIGHT_SHIFT -> "ushr";
            case BINARY_AND, AND -> "and";
            case BINARY_OR, OR -> "or";
            case XOR -> "xor";
            default -> "compare";
        };
    }

    /** The value that a compound assignment stores. */
    Operand compound(BinaryExpr.Operator operator, Operand left, Operand right) {
        boolean isConcatenation = operator == BinaryExpr.Operator.PLUS && (isText(left) || isText(right));
        return isConcatenation
                ? concatenate(List.of(left, right))
                : compute(name(operator), left, right).withType(left.type());
    }

    Operand lower(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> new Conditions(body).value(unary);
            case PLUS -> body.expressions().value(unary.getExpression());
            case MINUS -> negated(unary);
            case BITWISE_COMPLEMENT -> {
                Operand value = body.expressions().value(unary.getExpression());
                int ones = body.code().integer(-1).variable();
                yield body.code().compute("xor", value.type(), value.variable(), ones);
            }
            case PREFIX_INCREMENT, POSTFIX_INCREMENT -> step(unary, "increment", BinaryExpr.Operator.PLUS);
            case PREFIX_DECREMENT, POSTFIX_DECREMENT -> step(unary, "decrement", BinaryExpr.Operator.MINUS);
        };
    }

    private Operand negated(UnaryExpr unary) {
        return new Constants(body)
                .valueOf(unary)
                .map(value -> body.code().integer(value))
                .orElseGet(() -> {
                    Operand value = body.expressions().value(unary.getExpression());
                    return body.code().compute("neg", value.type(), value.variable());
                });
    }

    private Operand step(UnaryExpr unary, String name, BinaryExpr.Operator operator) {
        Expression target = unary.getExpression();
        while (target instanceof EnclosedExpr enclosed) {
            target = enclosed.getInner();
        }
        Assignments.Target place = new Assignments(body).target(target);
        Operand before = place.load();
        Operand kept = unary.isPostfix() ? body.code().copy(before) : before;
        if (place.isLocal()) {
            int variable = before.variable();
            body.code().add(new Instruction.Compute(variable, name, List.of(variable)));
            return kept;
        }
        Operand one = body.code().integer(1);
        Operand after = compute(name(operator), before, one);
        place.store(after);
        return unary.isPostfix() ? kept : after;
    }
}
