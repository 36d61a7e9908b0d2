// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.Headers;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What constructors do besides what is written in them: calls of other constructors, captures, initialisers of fields. */
final class Constructors {
    private final Body body;

    Constructors(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /** A constructor's body, after its parameters. */
    void lower(BlockStmt block) {
        boolean isExplicit = block.getStatements().stream().anyMatch(Statement::isExplicitConstructorInvocationStmt);
        if (!isExplicit) {
            begin();
        }
        body.statements().run(block);
    }

    /** The call of the superclass' constructor without arguments, and what follows such a call. */
    void begin() {
        boolean isEnum = body.declared().kind() == DeclaredClass.Kind.ENUM;
        List<Operand> passed = isEnum
                ? body.owner().leadingParameters(body).stream()
                        .map(Local::operand)
                        .toList()
                : List.of();
        beginWith(body.declared().superclass(), passed);
    }

    /** As above, with values for the superclass' constructor. */
    void beginWith(JavaType parent, List<Operand> passed) {
        storeSynthetic();
        List<JavaType> types = passed.stream().map(Operand::type).toList();
        Optional<Callable> callee = body.members().constructor(parent, types);
        new Creations(body).construct(body.receiver(), parent, callee, passed, Optional.empty());
        initialize();
    }

    /** {@code this(...)} or {@code super(...)}, wherever it stands. */
    void invoke(ExplicitConstructorInvocationStmt statement) {
        if (statement.isThis()) {
            Arguments arguments = Arguments.evaluate(body, statement.getArguments());
            Optional<Callable> callee =
                    body.members().constructor(body.declared().type(), arguments.types());
            List<Operand> passed = arguments.passTo(callee, List.of());
            code().at(statement);
            invokeThis(callee, passed);
            return;
        }
        storeSynthetic();
        Optional<Operand> outer = statement.getExpression().map(body.expressions()::value);
        JavaType parent = body.declared().superclass();
        Arguments arguments = Arguments.evaluate(body, statement.getArguments());
        Optional<Callable> callee = body.members().constructor(parent, arguments.types());
        List<Operand> passed = arguments.passTo(callee, List.of());
        code().at(statement);
        new Creations(body).construct(body.receiver(), parent, callee, passed, outer);
        initialize();
    }

    private void invokeThis(Optional<Callable> callee, List<Operand> passed) {
        List<Integer> arguments = new ArrayList<>(List.of(body.receiver()));
        body.owner().leadingParameters(body).forEach(parameter -> arguments.add(parameter.variable()));
        passed.forEach(argument -> arguments.add(argument.variable()));
        DeclaredClass declared = body.declared();
        declared.captured()
                .keySet()
                .forEach(name -> arguments.add(
                        body.scopes().find("val$" + name).map(Local::variable).orElse(body.receiver())));
        MethodRef method = callee.map(Callable::ref)
                .map(ref -> Headers.withCaptured(declared, ref))
                .orElse(new MethodRef(declared.name(), "<init>", "()V"));
        code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, method, arguments));
    }

    /** The enclosing object and the captured variables go into fields before anything else. */
    private void storeSynthetic() {
        DeclaredClass declared = body.declared();
        if (declared.hasOuterObject()) {
            body.scopes()
                    .find(declared.outerField())
                    .ifPresent(outer -> code().add(new Instruction.StoreField(
                            body.receiver(), Headers.outer(declared), outer.variable())));
        }
        for (String name : declared.captured().keySet()) {
            body.scopes()
                    .find("val$" + name)
                    .ifPresent(value -> code().add(new Instruction.StoreField(
                            body.receiver(), Headers.captured(declared, name), value.variable())));
        }
    }

    /** Initialisers of instance fields and instance initialisers, in their order. */
    private void initialize() {
        body.declared().members().forEach(member -> {
            if (member instanceof FieldDeclaration field
                    && !field.isStatic()
                    && !body.declared().isInterface()) {
                field.getVariables().forEach(variable -> initialize(variable, body.receiver()));
            } else if (member instanceof InitializerDeclaration initializer && !initializer.isStatic()) {
                body.statements().run(initializer.getBody());
            }
        });
    }

    /** Initialisers of static fields and static initialisers, in their order. */
    void initializeStatic() {
        body.declared().members().forEach(member -> {
            if (member instanceof FieldDeclaration field
                    && (field.isStatic() || body.declared().isInterface())) {
                field.getVariables().forEach(variable -> initialize(variable, Variable.NONE));
            } else if (member instanceof InitializerDeclaration initializer && initializer.isStatic()) {
                body.statements().run(initializer.getBody());
            }
        });
    }

    private void initialize(VariableDeclarator variable, int object) {
        if (variable.getInitializer().isEmpty() || !code().isAlive()) {
            return;
        }
        code().at(variable);
        JavaType type = body.type(variable.getType());
        Operand value = body.expressions().value(variable.getInitializer().get(), type);
        FieldRef field = new FieldRef(body.declared().name(), variable.getNameAsString(), type.descriptor());
        code().add(new Instruction.StoreField(object, field, value.variable()));
    }

    /** The object of an enum constant. */
    void initialize(EnumConstantDeclaration constant, int ordinal) {
        code().at(constant);
        DeclaredClass declared = body.declared();
        Optional<DeclaredClass> own = body.declaredAt(constant);
        String type = own.map(DeclaredClass::name).orElse(declared.name());
        int object = code().temporary();
        code().add(new Instruction.Allocate(object, type));
        List<Operand> first = List.of(
                body.expressions().value(new StringLiteralExpr(constant.getNameAsString())), code().integer(ordinal));
        Arguments arguments = Arguments.evaluate(body, constant.getArguments());
        Optional<Callable> callee = body.members().constructor(declared.type(), arguments.types());
        List<Operand> passed = arguments.passTo(callee, List.of());
        List<Integer> given = new ArrayList<>(List.of(object));
        first.forEach(argument -> given.add(argument.variable()));
        passed.forEach(argument -> given.add(argument.variable()));
        MethodRef constructor =
                callee.map(Callable::ref).orElse(new MethodRef(declared.name(), "<init>", "(Ljava/lang/String;I)V"));
        code().at(constant);
        if (own.isPresent()) {
            ClassLowering inner = body.owner().inside(own.get(), body);
            constructor = inner.constantConstructor(
                    callee, passed.stream().map(Operand::type).toList());
            code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, constructor, given));
            inner.lowerMembers();
        } else {
            code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, constructor, given));
        }
        FieldRef field = new FieldRef(declared.name(), constant.getNameAsString(), "L" + declared.name() + ";");
        code().add(new Instruction.StoreField(Variable.NONE, field, object));
    }
}
