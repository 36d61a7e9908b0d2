// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.knowledge.OwnershipAnnotations.Where;
import io.watertight.program.AnnotationText;
import io.watertight.program.MethodDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a method says by an annotation of the calls it makes on its parameters: {@code value = "#1", methods = "close"}.
 *
 * @param isReleasing whether a method of this name releases what it is called on
 */
record EnsuredCalls(OwnershipAnnotations annotations, MethodDecl method, Predicate<String> isReleasing) {
    private static final String METHODS = "methods";
    private static final String EXPRESSIONS = "value";

    /** That the parameters, or the receiver, are released. */
    List<Fact> facts(String location) {
        List<Fact> facts = new ArrayList<>();
        annotations.at(Where.ENSURED).forEach(meaning -> {
            List<AnnotationText> texts = method.annotationTexts().stream()
                    .filter(text -> meaning.isNameOf(text.annotation()))
                    .toList();
            boolean releases =
                    texts.stream().anyMatch(text -> text.element().equals(METHODS) && isReleasing.test(text.text()));
            for (AnnotationText text : texts) {
                if (releases && text.element().equals(EXPRESSIONS)) {
                    operand(text.text())
                            .ifPresent(operand -> facts.add(
                                    OwnershipAnnotations.fact(meaning.verb(), method.ref(), operand, location)));
                }
            }
        });
        return facts;
    }

    /** Parameters are counted from 1. */
    private Optional<Operand> operand(String expression) {
        if (expression.equals("this")) {
            return method.isStatic() ? Optional.empty() : Optional.of(Operand.THIS);
        }
        if (!expression.matches("#[1-9][0-9]?")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(expression.substring(1)) - 1;
        return index < method.ref().parameterTypes().size() ? Optional.of(Operand.argument(index)) : Optional.empty();
    }
}
