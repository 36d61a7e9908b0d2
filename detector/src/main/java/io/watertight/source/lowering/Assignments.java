// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import io.watertight.ir.Instruction;
import io.watertight.source.types.JavaType;
import java.util.List;
import java.util.Optional;

/** Assignments to variables, fields and array elements, and declarations of local variables. */
final class Assignments {
    private final Body body;

    Assignments(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /** Something that can be assigned, with its object and index evaluated. */
    sealed interface Target {
        JavaType type();

        Operand load();

        void store(Operand value);

        default boolean isLocal() {
            return false;
        }
    }

    private record OfLocal(Code code, Local local) implements Target {
        @Override
        public JavaType type() {
            return local.type();
        }

        @Override
        public Operand load() {
            return local.operand();
        }

        @Override
        public void store(Operand value) {
            code.add(new Instruction.Copy(local.variable(), value.variable()));
        }

        @Override
        public boolean isLocal() {
            return true;
        }
    }

    private record OfField(Code code, Names.Place place) implements Target {
        @Override
        public JavaType type() {
            return place.type();
        }

        @Override
        public Operand load() {
            int target = code.temporary();
            code.add(new Instruction.LoadField(target, place.object(), place.field()));
            return new Operand(target, place.type());
        }

        @Override
        public void store(Operand value) {
            code.add(new Instruction.StoreField(place.object(), place.field(), value.variable()));
        }
    }

    private record OfElement(Code code, Operand array, Operand index) implements Target {
        @Override
        public JavaType type() {
            return array.type().element();
        }

        @Override
        public Operand load() {
            int target = code.temporary();
            code.add(new Instruction.LoadElement(target, array.variable(), index.variable()));
            return new Operand(target, type());
        }

        @Override
        public void store(Operand value) {
            code.add(new Instruction.StoreElement(array.variable(), index.variable(), value.variable()));
        }
    }

    /** What an expression on the left of an assignment means. */
    Target target(Expression written) {
        if (written instanceof EnclosedExpr enclosed) {
            return target(enclosed.getInner());
        }
        if (written instanceof ArrayAccessExpr access) {
            List<Operand> operands = body.expressions().values(List.of(access.getName(), access.getIndex()));
            return new OfElement(code(), operands.get(0), operands.get(1));
        }
        if (written instanceof FieldAccessExpr access) {
            return new OfField(code(), new Names(body).place(access));
        }
        if (written instanceof NameExpr name) {
            Optional<Local> local = body.local(name.getNameAsString());
            return local.isPresent()
                    ? new OfLocal(code(), local.get())
                    : new OfField(code(), new Names(body).target(name.getNameAsString()));
        }
        Operand value = body.expressions().value(written);
        return new OfLocal(code(), new Local(value.variable(), value.type(), Optional.empty()));
    }

    Operand lower(AssignExpr assignment) {
        Target target = target(assignment.getTarget());
        Optional<BinaryExpr.Operator> operator = assignment.getOperator().toBinaryOperator();
        if (operator.isEmpty()) {
            Operand value = body.expressions().value(assignment.getValue(), target.type());
            target.store(value);
            return target.isLocal() ? target.load() : value;
        }
        Operand before = target.load();
        if (target.isLocal() && assign(List.of(assignment.getValue()))) {
            before = code().copy(before);
        }
        Operand right = body.expressions().value(assignment.getValue());
        Operand after = new Operators(body).compound(operator.get(), before, right);
        target.store(after);
        return after;
    }

    /** A local variable with its initial value. */
    void declare(VariableDeclarationExpr declaration, VariableDeclarator variable) {
        JavaType type = body.type(variable.getType());
        if (variable.getInitializer().isEmpty()) {
            body.declareLocal(variable.getNameAsString(), type, Optional.empty());
            return;
        }
        Expression initializer = variable.getInitializer().get();
        Optional<Integer> constant =
                declaration.isFinal() ? new Constants(body).valueOf(initializer) : Optional.empty();
        Operand value = body.expressions().value(initializer, type);
        boolean isInferred = variable.getType().isVarType();
        Local local = body.declareLocal(variable.getNameAsString(), isInferred ? value.type() : type, constant);
        code().add(new Instruction.Copy(local.variable(), value.variable()));
    }

    /** Whether the evaluation of one of these may assign a local variable. */
    static boolean assign(List<? extends Node> nodes) {
        for (Node node : nodes) {
            boolean assigns = node instanceof AssignExpr || (node instanceof UnaryExpr unary && isStep(unary));
            if (assigns || (!(node instanceof LambdaExpr) && assign(node.getChildNodes()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStep(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }
}
