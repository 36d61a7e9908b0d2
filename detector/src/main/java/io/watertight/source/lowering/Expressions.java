// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.visitor.GenericVisitorAdapter;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.program.MethodRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers expressions: sends each kind to where it is dealt with, and deals with the simple ones itself. The argument of a
 * visit is the type that is wanted of the value, unknown where none is.
 */
final class Expressions extends GenericVisitorAdapter<Operand, JavaType> {
    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /** The value of an expression, without a wish about its type. */
    Operand value(Expression expression) {
        return value(expression, JavaType.UNKNOWN);
    }

    /** The value of an expression that is assigned to something of a type. */
    Operand value(Expression expression, JavaType wanted) {
        Operand operand = expression.accept(this, wanted);
        if (operand == null || operand == Operand.NONE) {
            return code().compute("unknown", JavaType.UNKNOWN);
        }
        return convert(operand, wanted);
    }

    /**
     * A value as it goes where another type is wanted: boxed, unboxed, or, where its static type is too wide, cast as a
     * compiler would.
     */
    Operand convert(Operand operand, JavaType wanted) {
        JavaType type = operand.type();
        if (type.isReference() != wanted.isReference() && !wanted.isVoid() && !type.isVoid()) {
            return type.isReference() ? unboxed(operand, wanted) : boxed(operand, wanted);
        }
        boolean isErased = type.isObject() && wanted.isReference();
        boolean isNarrower = isErased
                && !wanted.isObject()
                && !wanted.isUnknown()
                && wanted.variable().isEmpty();
        return isNarrower ? cast(operand, wanted) : operand;
    }

    private Operand boxed(Operand operand, JavaType wanted) {
        JavaType box = operand.type().boxed();
        return wanted.isUnknown() || box.equals(operand.type())
                ? operand
                : invoke(
                        CallKind.STATIC,
                        new MethodRef(box.internalName(), "valueOf", "(" + operand.type() + ")" + box),
                        operand,
                        box);
    }

    private Operand unboxed(Operand operand, JavaType wanted) {
        Optional<String> method = wanted.unboxingMethod();
        if (method.isEmpty() || operand.type().isUnknown() || operand.type().isNull()) {
            return operand.withType(wanted);
        }
        String box = operand.type().isObject()
                ? wanted.boxed().internalName()
                : operand.type().internalName();
        return invoke(CallKind.VIRTUAL, new MethodRef(box, method.get(), "()" + wanted), operand, wanted);
    }

    private Operand invoke(CallKind kind, MethodRef method, Operand argument, JavaType result) {
        int target = code().temporary();
        code().add(new Instruction.Invoke(target, kind, method, List.of(argument.variable())));
        return new Operand(target, result);
    }

    Operand cast(Operand operand, JavaType type) {
        int target = code().temporary();
        code().add(new Instruction.Cast(target, operand.variable(), type.internalName()));
        return new Operand(target, type);
    }

    /** Runs an expression whose value nobody wants. */
    void run(Expression expression) {
        expression.accept(this, JavaType.VOID);
    }

    /** The values of several expressions, in their order; a later one does not change an earlier one. */
    List<Operand> values(List<Expression> expressions) {
        List<Operand> values = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            Operand value = value(expressions.get(i));
            boolean isChanged = expressions.get(i) instanceof NameExpr
                    && Assignments.assign(expressions.subList(i + 1, expressions.size()));
            values.add(isChanged ? code().copy(value) : value);
        }
        return values;
    }

    @Override
    public Operand visit(EnclosedExpr enclosed, JavaType wanted) {
        return enclosed.getInner().accept(this, wanted);
    }

    @Override
    public Operand visit(NullLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Null(), JavaType.NULL);
    }

    @Override
    public Operand visit(BooleanLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Int(literal.getValue() ? 1 : 0), JavaType.BOOLEAN);
    }

    @Override
    public Operand visit(IntegerLiteralExpr literal, JavaType wanted) {
        return Constants.intValue(literal)
                .map(value -> code().integer(value))
                .orElseGet(() -> code().constant(new Value.Other(literal.getValue()), JavaType.INT));
    }

    @Override
    public Operand visit(CharLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Int(Constants.charValue(literal)), JavaType.of("C"));
    }

    @Override
    public Operand visit(LongLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Other(literal.getValue()), JavaType.LONG);
    }

    @Override
    public Operand visit(DoubleLiteralExpr literal, JavaType wanted) {
        boolean isFloat = literal.getValue().endsWith("f") || literal.getValue().endsWith("F");
        return code().constant(new Value.Other(literal.getValue()), JavaType.of(isFloat ? "F" : "D"));
    }

    @Override
    public Operand visit(StringLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Text(Constants.text(literal)), JavaType.STRING);
    }

    @Override
    public Operand visit(TextBlockLiteralExpr literal, JavaType wanted) {
        return code().constant(new Value.Text(Constants.text(literal)), JavaType.STRING);
    }

    @Override
    public Operand visit(ClassExpr literal, JavaType wanted) {
        JavaType type = body.type(literal.getType());
        JavaType result = JavaType.ofClass("java/lang/Class").withArguments(List.of(type));
        return code().constant(new Value.Type(type.internalName()), result);
    }

    @Override
    public Operand visit(NameExpr name, JavaType wanted) {
        return new Names(body).read(name);
    }

    @Override
    public Operand visit(FieldAccessExpr access, JavaType wanted) {
        return new Names(body).read(access);
    }

    @Override
    public Operand visit(ThisExpr expression, JavaType wanted) {
        return expression
                .getTypeName()
                .flatMap(name -> body.types().findQualified(name.asString()))
                .flatMap(name -> body.allTypes().declared(name))
                .map(body::object)
                .orElseGet(this::receiver);
    }

    @Override
    public Operand visit(SuperExpr expression, JavaType wanted) {
        return receiver();
    }

    private Operand receiver() {
        DeclaredClass declared = body.declared();
        return body.isStatic()
                ? code().compute("unknown", declared.type())
                : new Operand(body.receiver(), declared.type());
    }

    @Override
    public Operand visit(ArrayAccessExpr access, JavaType wanted) {
        List<Operand> operands = values(List.of(access.getName(), access.getIndex()));
        int target = code().temporary();
        code().add(new Instruction.LoadElement(
                target, operands.get(0).variable(), operands.get(1).variable()));
        return new Operand(target, operands.get(0).type().element());
    }

    @Override
    public Operand visit(ArrayCreationExpr creation, JavaType wanted) {
        return new Arrays(body).create(creation);
    }

    @Override
    public Operand visit(ArrayInitializerExpr initializer, JavaType wanted) {
        return new Arrays(body).create(initializer.getValues(), wanted);
    }

    @Override
    public Operand visit(CastExpr cast, JavaType wanted) {
        JavaType type = body.type(cast.getType());
        Operand value = value(cast.getExpression(), type.isReference() ? type.withArguments(type.arguments()) : type);
        if (!type.isReference()) {
            return value.type().isNumeric() && !value.type().equals(type)
                    ? code().compute("convert", type, value.variable())
                    : value.withType(type);
        }
        return value.type().descriptor().equals(type.descriptor()) ? value.withType(type) : cast(value, type);
    }

    @Override
    public Operand visit(InstanceOfExpr test, JavaType wanted) {
        return new Conditions(body).value(test);
    }

    @Override
    public Operand visit(BinaryExpr binary, JavaType wanted) {
        return new Operators(body).lower(binary);
    }

    @Override
    public Operand visit(UnaryExpr unary, JavaType wanted) {
        return new Operators(body).lower(unary);
    }

    @Override
    public Operand visit(AssignExpr assignment, JavaType wanted) {
        return new Assignments(body).lower(assignment);
    }

    @Override
    public Operand visit(ConditionalExpr conditional, JavaType wanted) {
        return new Conditions(body).choose(conditional, wanted);
    }

    @Override
    public Operand visit(SwitchExpr expression, JavaType wanted) {
        return new Switches(body).lower(expression, wanted);
    }

    @Override
    public Operand visit(MethodCallExpr call, JavaType wanted) {
        return new Calls(body).lower(call, wanted);
    }

    @Override
    public Operand visit(ObjectCreationExpr creation, JavaType wanted) {
        return new Creations(body).lower(creation, wanted);
    }

    @Override
    public Operand visit(LambdaExpr lambda, JavaType wanted) {
        return new Lambdas(body).lower(lambda, wanted, List.of()).function();
    }

    @Override
    public Operand visit(MethodReferenceExpr reference, JavaType wanted) {
        return new MethodReferences(body).lower(reference, wanted, List.of()).function();
    }

    @Override
    public Operand visit(VariableDeclarationExpr declaration, JavaType wanted) {
        declaration.getVariables().forEach(variable -> new Assignments(body).declare(declaration, variable));
        return Operand.NONE;
    }
}
