// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import io.watertight.ir.Instruction;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lambda expressions: a method of their own, and an object that runs it with what it captures. */
final class Lambdas {
    private final Body body;

    Lambdas(Body body) {
        this.body = body;
    }

    /**
     * A function.
     *
     * @param result the type of what it returns
     */
    record Made(Operand function, JavaType result) {}

    /**
     * The method of a lambda.
     *
     * @param usesReceiver whether it captures {@code this}, first
     * @param captured the variables it captures, in the order of its parameters
     * @param result the type of what it returns
     */
    record Known(MethodRef method, boolean usesReceiver, List<String> captured, JavaType result) {}

    /**
     * Lowers a lambda.
     *
     * @param functional the interface it has to be of; unknown where that is not known
     * @param hints types its parameters may have, where the interface does not say
     */
    Made lower(LambdaExpr lambda, JavaType functional, List<JavaType> hints) {
        Known known = body.owner().lambdas().get(lambda);
        if (known == null) {
            known = define(lambda, functional, hints);
            body.owner().lambdas().put(lambda, known);
        }
        List<Integer> captures = new ArrayList<>();
        if (known.usesReceiver()) {
            captures.add(body.receiver());
        }
        known.captured()
                .forEach(name -> captures.add(body.local(name)
                        .map(Local::variable)
                        .orElseGet(() -> body.code().temporary())));
        body.code().at(lambda);
        return new Made(capture(functional, known.method(), captures), known.result());
    }

    private Known define(LambdaExpr lambda, JavaType functional, List<JavaType> hints) {
        Optional<Callable> method = body.members().functionOf(functional);
        boolean isStatic = body.isStatic();
        Body inner = new Body(body.owner(), Optional.of(body), isStatic, body.name(), body.types());
        inner.setResult(method.map(Callable::result).orElse(JavaType.UNKNOWN));
        if (inner.result().isObject()) {
            inner.setResult(functionResult(functional, method));
        }
        List<Operand> parameters = parameters(lambda, functional, method, hints, inner);
        inner.code().at(lambda);
        lowerBody(lambda, inner);
        MethodRef ref = finish(inner, parameters);
        return new Known(ref, inner.usesReceiver(), List.copyOf(inner.captured().keySet()), inner.returned());
    }

    private static JavaType functionResult(JavaType functional, Optional<Callable> method) {
        boolean isSaid = !functional.arguments().isEmpty()
                && method.filter(m -> !m.isGeneric()).isPresent();
        return isSaid ? functional.argument(functional.arguments().size() - 1) : JavaType.UNKNOWN;
    }

    private Operand capture(JavaType functional, MethodRef ref, List<Integer> captures) {
        int target = body.code().temporary();
        String type = functional.isClass() ? functional.internalName() : JavaType.UNKNOWN_NAME;
        body.code().add(new Instruction.Capture(target, type, ref, captures));
        return new Operand(target, functional);
    }

    private List<Operand> parameters(
            LambdaExpr lambda, JavaType functional, Optional<Callable> method, List<JavaType> hints, Body inner) {
        List<Operand> result = new ArrayList<>();
        for (int i = 0; i < lambda.getParameters().size(); i++) {
            Parameter parameter = lambda.getParameters().get(i);
            JavaType written = body.type(parameter.getType());
            boolean isInferred =
                    parameter.getType().isUnknownType() || parameter.getType().isVarType();
            JavaType type = isInferred ? ParameterTypes.of(functional, method, hints, i) : written;
            result.add(inner.declareParameter(parameter.getNameAsString(), type).operand());
        }
        return result;
    }

    private static void lowerBody(LambdaExpr lambda, Body inner) {
        Optional<Expression> single = lambda.getExpressionBody();
        if (single.isEmpty()) {
            inner.scopes().inBlock(() -> inner.statements().run(lambda.getBody()));
            return;
        }
        inner.code().at(single.get());
        if (inner.result().isVoid()) {
            inner.expressions().run(single.get());
            return;
        }
        Operand value = single.get().accept(inner.expressions(), inner.result());
        if (value == null || value == Operand.NONE) {
            inner.setResult(JavaType.VOID);
        } else {
            Operand converted = inner.expressions().convert(value, inner.result());
            inner.noteReturned(converted.type());
            inner.jumps().returnWith(converted.variable());
        }
    }

    /** Gives the body to the class as a method of its own. */
    private MethodRef finish(Body inner, List<Operand> parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        List<Integer> variables = new ArrayList<>();
        if (inner.usesReceiver()) {
            variables.add(inner.receiver());
        }
        inner.captured().values().forEach(captured -> {
            variables.add(captured.variable());
            descriptor.append(Calls.passedAs(captured.type()));
        });
        for (Operand parameter : parameters) {
            variables.add(parameter.variable());
            descriptor.append(Calls.passedAs(parameter.type()));
        }
        descriptor.append(')').append(resultOf(inner));
        return body.owner().addLambda(inner, descriptor.toString(), variables);
    }

    private static JavaType resultOf(Body inner) {
        if (inner.result().isVoid()) {
            return JavaType.VOID;
        }
        if (!inner.returned().isUnknown()
                && (inner.result().isUnknown() || inner.result().isObject())) {
            return Calls.passedAs(inner.returned());
        }
        return inner.result().isUnknown() ? JavaType.VOID : inner.result();
    }
}
