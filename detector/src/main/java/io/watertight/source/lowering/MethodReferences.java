// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.watertight.ir.Instruction;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.GenericResults;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Method references: of static methods, of an object's, of the first parameter's, of constructors. */
final class MethodReferences {
    private final Body body;

    MethodReferences(Body body) {
        this.body = body;
    }

    /** Lowers a reference; the parameters as for {@link Lambdas#lower}. */
    Lambdas.Made lower(MethodReferenceExpr reference, JavaType functional, List<JavaType> hints) {
        Optional<Callable> function = body.members().functionOf(functional);
        List<JavaType> given = new ArrayList<>();
        int parameters = function.map(method -> method.parameters().size()).orElse(0);
        for (int i = 0; i < parameters; i++) {
            given.add(ParameterTypes.of(functional, function, hints, i));
        }
        Expression scope = scope(reference);
        Optional<JavaType> type = namedType(scope);
        if (type.isPresent()) {
            return ofType(reference, functional, type.get(), given);
        }
        Operand object = scope instanceof SuperExpr
                ? new Operand(body.receiver(), body.declared().superclass())
                : body.expressions().value(scope);
        Optional<Callable> method = body.members().method(object.type(), reference.getIdentifier(), given);
        return capture(reference, functional, object.type(), method, given, List.of(object.variable()));
    }

    private Optional<JavaType> namedType(Expression scope) {
        return scope instanceof TypeExpr written
                ? Optional.of(body.type(written.getType()))
                : new Names(body).type(scope).map(JavaType::ofClass);
    }

    /** What is read as a type may be the name of a variable. */
    private static Expression scope(MethodReferenceExpr reference) {
        boolean isName = reference.getScope() instanceof TypeExpr written
                && written.getType() instanceof ClassOrInterfaceType named
                && named.getTypeArguments().isEmpty();
        return isName ? name(reference.getScope().toString()) : reference.getScope();
    }

    private static Expression name(String dotted) {
        int dot = dotted.lastIndexOf('.');
        return dot < 0
                ? new NameExpr(dotted)
                : new FieldAccessExpr(name(dotted.substring(0, dot)), dotted.substring(dot + 1));
    }

    private Lambdas.Made ofType(
            MethodReferenceExpr reference, JavaType functional, JavaType type, List<JavaType> given) {
        if (reference.getIdentifier().equals("new")) {
            return constructor(reference, functional, type, given);
        }
        Optional<Callable> method =
                body.members().method(type, reference.getIdentifier(), given).filter(Callable::isStatic);
        if (method.isEmpty() && !given.isEmpty()) {
            List<JavaType> rest = given.subList(1, given.size());
            method =
                    body.members().method(type, reference.getIdentifier(), rest).filter(found -> !found.isStatic());
        }
        return capture(reference, functional, type, method, given, List.of());
    }

    private Lambdas.Made constructor(
            MethodReferenceExpr reference, JavaType functional, JavaType type, List<JavaType> given) {
        if (type.isArray()) {
            body.code().at(reference);
            return new Lambdas.Made(body.code().compute("unknown", functional), type);
        }
        Optional<Callable> method = body.members().constructor(type, given);
        Lambdas.Made made = capture(reference, functional, type, method, given, List.of());
        return new Lambdas.Made(made.function(), type);
    }

    private Lambdas.Made capture(
            MethodReferenceExpr reference,
            JavaType functional,
            JavaType type,
            Optional<Callable> method,
            List<JavaType> given,
            List<Integer> captures) {
        MethodRef ref = method.map(found -> found.ref().isConstructor() || found.isPrivate() || !type.isClass()
                        ? found.ref()
                        : found.ref().withOwner(type.internalName()))
                .orElseGet(() -> unknown(reference, type, given));
        body.code().at(reference);
        int target = body.code().temporary();
        String functionalType = functional.isClass() ? functional.internalName() : JavaType.UNKNOWN_NAME;
        body.code().add(new Instruction.Capture(target, functionalType, ref, captures));
        JavaType result = method.map(found -> found.isGeneric()
                        ? found.result()
                        : body.members().generics().of(found, new GenericResults.Call(type, given, JavaType.UNKNOWN)))
                .orElse(JavaType.UNKNOWN);
        return new Lambdas.Made(new Operand(target, functional), result);
    }

    private static MethodRef unknown(MethodReferenceExpr reference, JavaType type, List<JavaType> given) {
        StringBuilder descriptor = new StringBuilder("(");
        given.forEach(parameter -> descriptor.append(Calls.passedAs(parameter)));
        boolean isConstructor = reference.getIdentifier().equals("new");
        descriptor.append(')').append(isConstructor ? JavaType.VOID : JavaType.UNKNOWN);
        String name = isConstructor ? "<init>" : reference.getIdentifier();
        return new MethodRef(type.internalName(), name, descriptor.toString());
    }
}
