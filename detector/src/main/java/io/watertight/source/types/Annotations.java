// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import io.watertight.program.AnnotationText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the annotations of one declaration as its class file would have them. */
record Annotations(TypeScope scope, NodeList<AnnotationExpr> written) {

    /** Their descriptors. */
    Set<String> descriptors() {
        return written.isEmpty()
                ? Set.of()
                : written.stream().map(this::descriptor).collect(Collectors.toCollection(HashSet::new));
    }

    /** The short strings in them, as far as they are written as literals. */
    List<AnnotationText> texts() {
        List<AnnotationText> texts = new ArrayList<>();
        for (AnnotationExpr annotation : written) {
            annotation
                    .toSingleMemberAnnotationExpr()
                    .ifPresent(single -> add(annotation, "value", single.getMemberValue(), texts));
            annotation.toNormalAnnotationExpr().ifPresent(normal -> {
                for (MemberValuePair pair : normal.getPairs()) {
                    add(annotation, pair.getNameAsString(), pair.getValue(), texts);
                }
            });
        }
        return texts;
    }

    private void add(AnnotationExpr annotation, String element, Expression value, List<AnnotationText> texts) {
        literals(value)
                .map(StringLiteralExpr::asString)
                .filter(text -> text.length() <= AnnotationText.LONGEST)
                .forEach(text -> texts.add(new AnnotationText(descriptor(annotation), element, text)));
    }

    private static Stream<StringLiteralExpr> literals(Expression value) {
        if (value.isArrayInitializerExpr()) {
            return value.asArrayInitializerExpr().getValues().stream().flatMap(Annotations::literals);
        }
        return value.toStringLiteralExpr().stream();
    }

    private String descriptor(AnnotationExpr annotation) {
        return "L" + scope.qualified(annotation.getNameAsString()) + ";";
    }
}
