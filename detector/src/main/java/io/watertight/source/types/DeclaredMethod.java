// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.Node;
import io.watertight.program.AnnotationText;
import io.watertight.program.MethodDecl;
import java.util.List;
import java.util.Set;

/**
 * A method declared in source.
 *
 * @param callable what its callers see
 * @param annotations descriptors of its annotations
 * @param annotationTexts the strings in them
 * @param parameterAnnotations those of each parameter of its descriptor; empty when none has any
 * @param node its declaration; that of the class for what the compiler makes
 */
public record DeclaredMethod(
        Callable callable,
        Set<String> annotations,
        List<AnnotationText> annotationTexts,
        List<Set<String>> parameterAnnotations,
        Node node) {
    MethodDecl decl() {
        return new MethodDecl(
                callable.ref(),
                callable.access(),
                callable.exceptions(),
                annotations,
                annotationTexts,
                parameterAnnotations);
    }
}
