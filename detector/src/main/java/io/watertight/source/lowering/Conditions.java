// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.source.types.JavaType;
import java.util.List;
import java.util.Optional;

/** Tests as control flow: each becomes jumps, and a value only where one is wanted. */
final class Conditions {
    private final Body body;

    Conditions(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    static boolean isCondition(BinaryExpr binary) {
        return switch (binary.getOperator()) {
            case AND, OR, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> true;
            default -> false;
        };
    }

    /** Goes to the label if the test comes out as {@code when}; else falls through. */
    void jump(Expression test, boolean when, Label label) {
        Optional<Integer> constant = new Constants(body).valueOf(test);
        if (constant.isPresent()) {
            if ((constant.get() != 0) == when) {
                code().jump(label);
            }
        } else if (test instanceof EnclosedExpr enclosed) {
            jump(enclosed.getInner(), when, label);
        } else if (test instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            jump(unary.getExpression(), !when, label);
        } else if (test instanceof BinaryExpr binary && isCondition(binary)) {
            jump(binary, when, label);
        } else if (test instanceof InstanceOfExpr instance
                && instance.getPattern().isPresent()) {
            new Patterns(body).jump(instance, when, label);
        } else {
            int value = body.expressions().value(test, JavaType.BOOLEAN).variable();
            code().branch(when ? Comparison.NOT_EQUAL : Comparison.EQUAL, value, Variable.NONE, label);
        }
    }

    private void jump(BinaryExpr binary, boolean when, Label label) {
        boolean isAnd = binary.getOperator() == BinaryExpr.Operator.AND;
        if (!isAnd && binary.getOperator() != BinaryExpr.Operator.OR) {
            compare(binary, when, label);
        } else if (isAnd == when) {
            Label end = code().label();
            jump(binary.getLeft(), !when, end);
            jump(binary.getRight(), when, label);
            code().place(end);
        } else {
            jump(binary.getLeft(), when, label);
            jump(binary.getRight(), when, label);
        }
    }

    private void compare(BinaryExpr binary, boolean when, Label label) {
        Comparison comparison = comparison(binary.getOperator(), when);
        boolean isToZero = isZero(binary.getRight());
        if (isToZero) {
            Operand left = body.expressions().value(binary.getLeft());
            boolean isDirect = !isWide(left.type());
            code().branch(comparison, isDirect ? left.variable() : compared(left), Variable.NONE, label);
            return;
        }
        if (isZero(binary.getLeft())) {
            Operand right = body.expressions().value(binary.getRight());
            int value = isWide(right.type()) ? compared(right) : right.variable();
            code().branch(mirrored(comparison), value, Variable.NONE, label);
            return;
        }
        List<Operand> operands = body.expressions().values(List.of(binary.getLeft(), binary.getRight()));
        Operand left = operands.get(0);
        Operand right = operands.get(1);
        if (isWide(left.type()) || isWide(right.type())) {
            Operand order = code().compute("compare", JavaType.INT, left.variable(), right.variable());
            code().branch(comparison, order.variable(), Variable.NONE, label);
        } else {
            code().branch(comparison, left.variable(), right.variable(), label);
        }
    }

    private int compared(Operand value) {
        Operand zero = code().constant(new Value.Other("0"), value.type());
        return code().compute("compare", JavaType.INT, value.variable(), zero.variable())
                .variable();
    }

    private static boolean isZero(Expression expression) {
        return expression instanceof NullLiteralExpr
                || (expression instanceof IntegerLiteralExpr literal
                        && literal.getValue().equals("0"));
    }

    private static boolean isWide(JavaType type) {
        return type.isNumeric() && !type.isIntLike();
    }

    private static Comparison comparison(BinaryExpr.Operator operator, boolean when) {
        return switch (operator) {
            case EQUALS -> when ? Comparison.EQUAL : Comparison.NOT_EQUAL;
            case NOT_EQUALS -> when ? Comparison.NOT_EQUAL : Comparison.EQUAL;
            case LESS -> when ? Comparison.LESS : Comparison.GREATER_OR_EQUAL;
            case GREATER_EQUALS -> when ? Comparison.GREATER_OR_EQUAL : Comparison.LESS;
            case GREATER -> when ? Comparison.GREATER : Comparison.LESS_OR_EQUAL;
            default -> when ? Comparison.LESS_OR_EQUAL : Comparison.GREATER;
        };
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> comparison;
            case LESS -> Comparison.GREATER;
            case GREATER -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }

    /** The outcome of a test as a value. */
    Operand value(Expression test) {
        if (test instanceof InstanceOfExpr instance && instance.getPattern().isEmpty()) {
            return typeTest(instance);
        }
        int result = code().temporary();
        Label isFalse = code().label();
        Label end = code().label();
        jump(test, false, isFalse);
        code().add(new Instruction.Constant(result, new Value.Int(1)));
        code().jump(end);
        code().place(isFalse);
        code().add(new Instruction.Constant(result, new Value.Int(0)));
        code().place(end);
        return new Operand(result, JavaType.BOOLEAN);
    }

    private Operand typeTest(InstanceOfExpr test) {
        Operand value = body.expressions().value(test.getExpression());
        int target = code().temporary();
        String type = body.type(test.getType()).internalName();
        code().add(new Instruction.TypeTest(target, value.variable(), type));
        return new Operand(target, JavaType.BOOLEAN);
    }

    /** {@code test ? one : other}. */
    Operand choose(ConditionalExpr conditional, JavaType wanted) {
        Label otherwise = code().label();
        Label end = code().label();
        int result = code().temporary();
        jump(conditional.getCondition(), false, otherwise);
        JavaType[] types = new JavaType[2];
        types[0] = into(result, conditional.getThenExpr(), wanted);
        code().jump(end);
        code().place(otherwise);
        types[1] = into(result, conditional.getElseExpr(), wanted);
        code().place(end);
        return new Operand(result, joined(types[0], types[1]));
    }

    private JavaType into(int result, Expression expression, JavaType wanted) {
        code().at(expression);
        Operand value = body.expressions().value(expression, wanted);
        code().add(new Instruction.Copy(result, value.variable()));
        return value.type();
    }

    /** A type that both are of, as far as that is told without a look at supertypes. */
    JavaType joined(JavaType one, JavaType other) {
        if (one.isNull() || one.isUnknown() || one.equals(other)) {
            return other;
        }
        if (other.isNull() || other.isUnknown() || !one.isReference() || !other.isReference()) {
            return one;
        }
        if (body.allTypes().supertypes(one.internalName()).contains(other.internalName())) {
            return other;
        }
        for (String type : body.allTypes().supertypes(one.internalName())) {
            if (body.allTypes().supertypes(other.internalName()).contains(type)) {
                return type.equals(other.internalName()) ? other : JavaType.ofClass(type);
            }
        }
        return one;
    }
}
