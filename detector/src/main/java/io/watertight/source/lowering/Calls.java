// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.GenericResults;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Method calls: finds the method that is meant, or says of an unknown one what can be said. */
final class Calls {
    private static final String OBJECT = "java/lang/Object";

    private final Body body;

    Calls(Body body) {
        this.body = body;
    }

    /**
     * What a method is called on.
     *
     * @param object {@link Variable#NONE} for a call that names a type, or no object at all
     * @param implied the class around whose object is meant; loaded only if the method is no static one
     * @param type static type of the object, or the type that is named
     * @param isSuper whether the method of the superclass is meant, whatever overrides it
     */
    record Receiver(int object, Optional<DeclaredClass> implied, JavaType type, boolean isSuper) {
        static Receiver ofType(String type) {
            return new Receiver(Variable.NONE, Optional.empty(), JavaType.ofClass(type), false);
        }
    }

    Operand lower(MethodCallExpr call, JavaType wanted) {
        String name = call.getNameAsString();
        Receiver receiver =
                call.getScope().isPresent() ? receiver(call.getScope().get()) : implicitReceiver(name);
        Arguments arguments = Arguments.evaluate(body, call.getArguments());
        List<JavaType> types = arguments.types();
        Optional<Callable> callee = body.members().method(receiver.type(), name, types);
        if (callee.isEmpty() && call.getScope().isEmpty()) {
            Optional<Callable> imported = imported(name, types);
            if (imported.isPresent()) {
                callee = imported;
                receiver = Receiver.ofType(imported.get().ref().owner());
            } else if (!isMember(receiver.type(), name)) {
                receiver = importedByName(name).orElse(receiver);
            }
        }
        List<Operand> passed = arguments.passTo(callee, receiver.type().arguments());
        body.code().at(call.getName());
        if (callee.isEmpty()) {
            return unknown(name, receiver, passed, wanted);
        }
        Map<String, JavaType> inferred = inferred(callee.get(), types, arguments.function());
        JavaType result = result(callee.get(), receiver, types, arguments.function(), inferred);
        return invoke(callee.get(), receiver, passed, wanted.isVoid() ? JavaType.VOID : result);
    }

    private boolean isMember(JavaType type, String name) {
        return body.members().hasMethod(type.internalName(), name);
    }

    private Receiver receiver(Expression scope) {
        if (scope instanceof SuperExpr parent) {
            return parentReceiver(parent);
        }
        Optional<String> type = new Names(body).type(scope);
        if (type.isPresent()) {
            return Receiver.ofType(type.get());
        }
        Operand object = body.expressions().value(scope);
        return new Receiver(object.variable(), Optional.empty(), object.type(), false);
    }

    private Receiver parentReceiver(SuperExpr parent) {
        Optional<String> named =
                parent.getTypeName().flatMap(name -> body.types().findQualified(name.asString()));
        DeclaredClass declared = body.declared();
        Optional<DeclaredClass> around =
                named.flatMap(body.allTypes()::declared).filter(other -> !other.isInterface() && other != declared);
        if (around.isPresent()) {
            return new Receiver(
                    body.object(around.get()).variable(),
                    Optional.empty(),
                    around.get().superclass(),
                    true);
        }
        JavaType type = named.map(JavaType::ofClass).orElse(declared.superclass());
        return new Receiver(body.receiver(), Optional.empty(), type, true);
    }

    /** For a call without a scope: the innermost class around that has such a method. */
    private Receiver implicitReceiver(String name) {
        for (Optional<DeclaredClass> at = Optional.of(body.declared());
                at.isPresent();
                at = at.get().outer()) {
            if (isMember(at.get().type(), name)) {
                return on(at.get());
            }
        }
        return on(body.declared());
    }

    private Receiver on(DeclaredClass declared) {
        Optional<DeclaredClass> implied = body.isStatic() ? Optional.empty() : Optional.of(declared);
        return new Receiver(Variable.NONE, implied, declared.type(), false);
    }

    private Optional<Callable> imported(String name, List<JavaType> arguments) {
        for (String type : body.types().staticImports(name)) {
            Optional<Callable> found = body.members().method(JavaType.ofClass(type), name, arguments);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Receiver> importedByName(String name) {
        return body.types().staticImports(name).stream()
                .filter(type -> !body.allTypes().exists(type))
                .findFirst()
                .map(Receiver::ofType);
    }

    /** What the type parameters of a method stand for, as its arguments say. */
    private static Map<String, JavaType> inferred(Callable callee, List<JavaType> types, JavaType function) {
        if (callee.typeParameters().isEmpty()) {
            return Map.of();
        }
        Map<String, JavaType> values = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            JavaType given = types.get(i).isFunction() ? function : types.get(i);
            bind(values, callee.parameter(i, types.size()), given, types.get(i).isFunction());
        }
        values.keySet().retainAll(callee.typeParameters().keySet());
        return values;
    }

    private static void bind(Map<String, JavaType> values, JavaType parameter, JavaType given, boolean isFunction) {
        if (given.isUnknown() || given.isNull() || given.isVoid()) {
            return;
        }
        if (isFunction) {
            // of a functional interface the last argument is what it gives
            if (!parameter.arguments().isEmpty()) {
                bind(values, parameter.argument(parameter.arguments().size() - 1), given, false);
            }
            return;
        }
        if (!parameter.variable().isEmpty()) {
            JavaType value = parameter.isArray() && given.isArray() ? given.element() : given;
            if (value.isReference()) {
                values.putIfAbsent(parameter.variable(), value);
            }
            return;
        }
        for (int i = 0; i < parameter.arguments().size(); i++) {
            bind(values, parameter.argument(i), given.argument(i), false);
        }
    }

    private JavaType result(
            Callable callee,
            Receiver receiver,
            List<JavaType> types,
            JavaType function,
            Map<String, JavaType> inferred) {
        if (callee.isGeneric()) {
            return callee.result().substitute(inferred);
        }
        return body.members().generics().of(callee, new GenericResults.Call(receiver.type(), types, function));
    }

    private Operand invoke(Callable callee, Receiver receiver, List<Operand> passed, JavaType result) {
        Optional<Integer> object = callee.isStatic() ? Optional.empty() : objectOf(receiver);
        CallKind kind = CallKind.VIRTUAL;
        if (object.isEmpty()) {
            kind = CallKind.STATIC;
        } else if (receiver.isSuper()) {
            kind = CallKind.SPECIAL;
        }
        List<Integer> arguments = new ArrayList<>(object.stream().toList());
        passed.forEach(argument -> arguments.add(argument.variable()));
        MethodRef method = qualified(callee, receiver);
        int target = callee.result().isVoid() ? Variable.NONE : body.code().temporary();
        body.code().add(new Instruction.Invoke(target, kind, method, arguments));
        if (target == Variable.NONE || result.isVoid()) {
            return Operand.NONE;
        }
        return known(new Operand(target, result), callee.ref().returnType());
    }

    private Optional<Integer> objectOf(Receiver receiver) {
        return receiver.object() == Variable.NONE
                ? receiver.implied().map(declared -> body.object(declared).variable())
                : Optional.of(receiver.object());
    }

    /** The method as an instruction names it: with the type it is called on, if that is no array and it is not Object's. */
    private MethodRef qualified(Callable callee, Receiver receiver) {
        boolean isOwnersOnly = callee.ref().owner().equals(OBJECT)
                || callee.isPrivate()
                || !receiver.type().isClass()
                || receiver.type().isUnknown();
        return isOwnersOnly
                ? callee.ref()
                : callee.ref().withOwner(receiver.type().internalName());
    }

    /** The result cast to what its type arguments say it is, as a compiler does where the erasure says less. */
    private Operand known(Operand result, String erased) {
        boolean isNarrower = result.type().isReference()
                && !result.type().isUnknown()
                && !result.type().descriptor().equals(erased)
                && !result.type().isFunction();
        return isNarrower ? body.expressions().cast(result, result.type()) : result;
    }

    /** A call of a method that was not found: its name and what is passed are known, and what is wanted of it. */
    private Operand unknown(String name, Receiver receiver, List<Operand> passed, JavaType wanted) {
        StringBuilder descriptor = new StringBuilder("(");
        passed.forEach(argument -> descriptor.append(passedAs(argument.type())));
        descriptor.append(')').append(wanted);
        MethodRef method = new MethodRef(receiver.type().internalName(), name, descriptor.toString());
        Optional<Integer> object = objectOf(receiver);
        List<Integer> arguments = new ArrayList<>(object.stream().toList());
        passed.forEach(argument -> arguments.add(argument.variable()));
        CallKind kind = CallKind.VIRTUAL;
        if (object.isEmpty()) {
            kind = CallKind.STATIC;
        } else if (receiver.isSuper()) {
            kind = CallKind.SPECIAL;
        }
        int target = wanted.isVoid() ? Variable.NONE : body.code().temporary();
        body.code().add(new Instruction.Invoke(target, kind, method, arguments));
        return target == Variable.NONE ? Operand.NONE : new Operand(target, wanted);
    }

    static JavaType passedAs(JavaType type) {
        return type.isNull() || type.isVoid() || type.isFunction() ? JavaType.OBJECT : type;
    }
}
