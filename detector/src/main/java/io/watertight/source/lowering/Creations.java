// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.Headers;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** New objects: of classes, of inner classes with their enclosing object, of local and anonymous ones with captures. */
final class Creations {
    private final Body body;

    Creations(Body body) {
        this.body = body;
    }

    Operand lower(ObjectCreationExpr creation, JavaType wanted) {
        Optional<Operand> outer = creation.getScope().map(body.expressions()::value);
        Optional<DeclaredClass> anonymous = body.declaredAt(creation);
        if (anonymous.isPresent()) {
            return anonymous(creation, anonymous.get());
        }
        JavaType type = type(creation.getType(), outer, wanted);
        return create(creation, type, outer);
    }

    private JavaType type(ClassOrInterfaceType written, Optional<Operand> outer, JavaType wanted) {
        JavaType type = body.type(written);
        if (outer.isPresent()) {
            String inner = outer.get().type().internalName() + "$" + written.getNameAsString();
            type = body.allTypes().declared(inner).map(DeclaredClass::type).orElse(type);
        }
        boolean isDiamond = written.getTypeArguments()
                .filter(arguments -> arguments.isEmpty())
                .isPresent();
        return isDiamond && !wanted.arguments().isEmpty() ? type.withArguments(wanted.arguments()) : type;
    }

    private Operand create(ObjectCreationExpr creation, JavaType type, Optional<Operand> outer) {
        int object = body.code().temporary();
        body.code().add(new Instruction.Allocate(object, type.internalName()));
        Arguments arguments = Arguments.evaluate(body, creation.getArguments());
        Optional<Callable> constructor = body.members().constructor(type, arguments.types());
        List<Operand> passed = arguments.passTo(constructor, type.arguments());
        body.code().at(creation);
        construct(object, type, constructor, passed, outer);
        return new Operand(object, type);
    }

    /**
     * Calls a constructor.
     *
     * @param outer the enclosing object as it is written; empty for the implied one
     */
    void construct(
            int object, JavaType type, Optional<Callable> constructor, List<Operand> passed, Optional<Operand> outer) {
        List<Integer> arguments = new ArrayList<>(List.of(object));
        Optional<DeclaredClass> declared = body.allTypes().declared(type.internalName());
        declared.filter(DeclaredClass::hasOuterObject)
                .ifPresent(inner ->
                        arguments.add(outer.orElseGet(() -> outerObject(inner)).variable()));
        passed.forEach(argument -> arguments.add(argument.variable()));
        MethodRef method = constructor.map(Callable::ref).orElseGet(() -> unknown(type, passed));
        if (declared.isPresent()) {
            method = Headers.withCaptured(declared.get(), method);
            declared.get()
                    .captured()
                    .keySet()
                    .forEach(variable -> arguments.add(captured(variable).variable()));
        }
        body.code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, method, arguments));
    }

    /** The object of the class around an inner one, as far as there is one here. */
    private Operand outerObject(DeclaredClass inner) {
        DeclaredClass around = inner.outer().orElseThrow();
        return body.isStatic() ? body.code().compute("unknown", around.type()) : body.object(around);
    }

    private Operand captured(String variable) {
        return body.local(variable)
                .map(Local::operand)
                .or(() -> body.capturedByClass(variable))
                .orElseGet(() -> body.code().compute("unknown", JavaType.UNKNOWN));
    }

    private static MethodRef unknown(JavaType type, List<Operand> passed) {
        StringBuilder descriptor = new StringBuilder("(");
        passed.forEach(argument -> descriptor.append(Calls.passedAs(argument.type())));
        return new MethodRef(
                type.internalName(), "<init>", descriptor.append(")V").toString());
    }

    /** The object of an anonymous class; the class is lowered on the way, as it captures what is in scope here. */
    private Operand anonymous(ObjectCreationExpr creation, DeclaredClass declared) {
        int object = body.code().temporary();
        body.code().add(new Instruction.Allocate(object, declared.name()));
        JavaType parent = declared.interfaces().isEmpty() ? declared.superclass() : JavaType.OBJECT;
        Arguments arguments = Arguments.evaluate(body, creation.getArguments());
        Optional<Callable> constructor = body.members().constructor(parent, arguments.types());
        List<Operand> passed = arguments.passTo(constructor, parent.arguments());
        new Captures(body).of(declared);
        ClassLowering inner = body.owner().inside(declared, body);
        MethodRef own = inner.anonymousConstructor(
                parent, constructor, passed.stream().map(Operand::type).toList());
        body.code().at(creation);
        List<Integer> given = new ArrayList<>(List.of(object));
        if (declared.hasOuterObject()) {
            given.add(outerObject(declared).variable());
        }
        passed.forEach(argument -> given.add(argument.variable()));
        declared.captured()
                .keySet()
                .forEach(variable -> given.add(captured(variable).variable()));
        body.code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, own, given));
        inner.lowerMembers();
        JavaType type = declared.interfaces().isEmpty()
                ? declared.superclass()
                : declared.interfaces().get(0);
        return new Operand(object, JavaType.ofClass(declared.name()).withArguments(type.arguments()));
    }
}
