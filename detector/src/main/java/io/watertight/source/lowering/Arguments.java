// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import io.watertight.source.types.Callable;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of one call: evaluated once for the choice of the method, and completed when it is known, for only then do
 * lambdas have a type.
 */
final class Arguments {
    private final Body body;
    private final List<Expression> written;
    private final List<Optional<Operand>> values = new ArrayList<>();
    private JavaType function = JavaType.UNKNOWN;

    private Arguments(Body body, List<Expression> written) {
        this.body = body;
        this.written = written;
    }

    static Arguments evaluate(Body body, List<Expression> written) {
        Arguments arguments = new Arguments(body, written);
        for (int i = 0; i < written.size(); i++) {
            arguments.values.add(arguments.evaluate(i));
        }
        return arguments;
    }

    private Optional<Operand> evaluate(int position) {
        Expression expression = written.get(position);
        if (isFunction(expression)) {
            return Optional.empty();
        }
        Operand value = body.expressions().value(expression);
        boolean isChanged =
                expression.isNameExpr() && Assignments.assign(written.subList(position + 1, written.size()));
        return Optional.of(isChanged ? body.code().copy(value) : value);
    }

    private static Expression plain(Expression expression) {
        Expression at = expression;
        while (at instanceof EnclosedExpr enclosed) {
            at = enclosed.getInner();
        }
        return at;
    }

    private static boolean isFunction(Expression expression) {
        Expression plain = plain(expression);
        return plain instanceof LambdaExpr || plain instanceof MethodReferenceExpr;
    }

    /** The types for the choice of a method. */
    List<JavaType> types() {
        List<JavaType> types = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Expression expression = plain(written.get(i));
            types.add(values.get(i).map(Operand::type).orElseGet(() -> functionType(expression)));
        }
        return types;
    }

    private static JavaType functionType(Expression expression) {
        if (!(expression instanceof LambdaExpr lambda)) {
            return JavaType.function(-1, JavaType.Gives.EITHER);
        }
        int parameters = lambda.getParameters().size();
        Optional<Expression> single = lambda.getExpressionBody();
        if (single.isPresent()) {
            return JavaType.function(
                    parameters, mayStandAlone(single.get()) ? JavaType.Gives.EITHER : JavaType.Gives.VALUE);
        }
        boolean returnsValue = returnsValue(lambda.getBody());
        boolean mayEnd = !endsInThrow(lambda);
        return JavaType.function(
                parameters,
                returnsValue ? JavaType.Gives.VALUE : mayEnd ? JavaType.Gives.NOTHING : JavaType.Gives.EITHER);
    }

    private static boolean endsInThrow(LambdaExpr lambda) {
        List<? extends Node> statements = lambda.getBody().getChildNodes();
        return !statements.isEmpty() && statements.get(statements.size() - 1) instanceof ThrowStmt;
    }

    private static boolean mayStandAlone(Expression expression) {
        Expression plain = plain(expression);
        return plain instanceof MethodCallExpr
                || plain instanceof ObjectCreationExpr
                || plain instanceof AssignExpr
                || (plain instanceof UnaryExpr unary && Assignments.assign(List.of(unary)));
    }

    private static boolean returnsValue(Node node) {
        if (node instanceof ReturnStmt exit) {
            return exit.getExpression().isPresent();
        }
        if (node instanceof LambdaExpr || node instanceof ObjectCreationExpr) {
            return false;
        }
        return node.getChildNodes().stream().anyMatch(Arguments::returnsValue);
    }

    /**
     * The values to pass to a method, its variable arguments packed into an array.
     *
     * @param hints types that parameters of lambdas may have, where the method does not say
     */
    List<Operand> passTo(Optional<Callable> callee, List<JavaType> hints) {
        List<Operand> passed = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            int position = i;
            JavaType wanted = callee.map(method -> method.parameter(position, written.size()))
                    .orElse(JavaType.UNKNOWN);
            passed.add(values.get(i).isPresent() ? values.get(i).get() : function(written.get(i), wanted, hints));
        }
        boolean isSpread = callee.isPresent() && body.members().spreads(callee.get(), types());
        return isSpread ? packed(callee.get(), passed) : passed;
    }

    private Operand converted(Operand value, JavaType wanted) {
        boolean isBoxing = value.type().isReference() != wanted.isReference();
        return isBoxing ? body.expressions().convert(value, wanted) : value;
    }

    private Operand function(Expression expression, JavaType wanted, List<JavaType> hints) {
        Expression plain = plain(expression);
        Lambdas.Made made = plain instanceof LambdaExpr lambda
                ? new Lambdas(body).lower(lambda, wanted, hints)
                : new MethodReferences(body).lower((MethodReferenceExpr) plain, wanted, hints);
        if (function.isUnknown()) {
            function = made.result();
        }
        return made.function();
    }

    private List<Operand> packed(Callable callee, List<Operand> passed) {
        int last = callee.parameters().size() - 1;
        List<Operand> result = new ArrayList<>(passed.subList(0, last));
        result.add(new Arrays(body)
                .of(passed.subList(last, passed.size()), callee.parameters().get(last)));
        return result;
    }

    /** What the first lambda among the arguments returns, when all are passed; unknown if there is none. */
    JavaType function() {
        return function;
    }
}
