// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.visitor.GenericListVisitorAdapter;
import java.util.List;
import java.util.Optional;

/** Reads the strings that an annotation gives to one of its elements; what is no literal is left out. */
final class AnnotationValues extends GenericListVisitorAdapter<String, Void> {
    private AnnotationValues() {}

    static List<String> of(AnnotationExpr annotation, String element) {
        return expression(annotation, element)
                .map(value -> value.accept(new AnnotationValues(), null))
                .orElse(List.of());
    }

    /** Whether the element is given at all and is no empty array. */
    static boolean has(AnnotationExpr annotation, String element) {
        return expression(annotation, element)
                .filter(value -> value.toArrayInitializerExpr()
                        .map(array -> array.getValues().isNonEmpty())
                        .orElse(true))
                .isPresent();
    }

    private static Optional<Expression> expression(AnnotationExpr annotation, String element) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return Optional.of(annotation.asSingleMemberAnnotationExpr().getMemberValue())
                    .filter(value -> element.equals("value"));
        }
        return annotation.toNormalAnnotationExpr().stream()
                .flatMap(normal -> normal.getPairs().stream())
                .filter(pair -> pair.getNameAsString().equals(element))
                .map(MemberValuePair::getValue)
                .findFirst();
    }

    @Override
    public List<String> visit(StringLiteralExpr literal, Void unused) {
        return List.of(literal.asString());
    }

    @Override
    public List<String> visit(TextBlockLiteralExpr literal, Void unused) {
        return List.of(literal.asString().strip());
    }

    @Override
    public List<String> visit(ArrayInitializerExpr array, Void unused) {
        return array.getValues().stream()
                .flatMap(value -> value.accept(this, null).stream())
                .toList();
    }

    @Override
    public List<String> visit(EnclosedExpr enclosed, Void unused) {
        return enclosed.getInner().accept(this, null);
    }

    @Override
    public List<String> visit(BinaryExpr concatenation, Void unused) {
        List<String> left = concatenation.getLeft().accept(this, null);
        List<String> right = concatenation.getRight().accept(this, null);
        return left.isEmpty() || right.isEmpty() ? List.of() : List.of(left.get(0) + right.get(0));
    }
}
