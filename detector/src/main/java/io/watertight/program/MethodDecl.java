// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;

/**
 * A declared method.
 *
 * @param ref owner, name, descriptor
 * @param access access flags (JVMS 4.6)
 * @param exceptions internal names of the declared exceptions
 * @param annotations descriptors of its annotations
 * @param annotationTexts the strings in them, see {@link AnnotationText}
 * @param parameterAnnotations those of each parameter of the descriptor; empty when none has any
 */
public record MethodDecl(
        MethodRef ref,
        int access,
        List<String> exceptions,
        Set<String> annotations,
        List<AnnotationText> annotationTexts,
        List<Set<String>> parameterAnnotations) {
    private static final int SYNTHETIC = 0x1000;

    public MethodDecl {
        exceptions = List.copyOf(exceptions);
        annotations = Set.copyOf(annotations);
        annotationTexts = List.copyOf(annotationTexts);
        parameterAnnotations = List.copyOf(parameterAnnotations);
    }

    /** A method whose parameters have no annotations. */
    public MethodDecl(MethodRef ref, int access, List<String> exceptions, Set<String> annotations) {
        this(ref, access, exceptions, annotations, List.of());
    }

    /** A method whose annotations hold no strings. */
    public MethodDecl(
            MethodRef ref,
            int access,
            List<String> exceptions,
            Set<String> annotations,
            List<Set<String>> parameterAnnotations) {
        this(ref, access, exceptions, annotations, List.of(), parameterAnnotations);
    }

    public boolean isStatic() {
        return Modifier.isStatic(access);
    }

    public boolean isPrivate() {
        return Modifier.isPrivate(access);
    }

    public boolean isAbstract() {
        return Modifier.isAbstract(access);
    }

    public boolean isNative() {
        return Modifier.isNative(access);
    }

    /** Whether no subclass can override it. */
    public boolean isFinal() {
        return Modifier.isFinal(access) || Modifier.isPrivate(access) || isStatic() || ref.isConstructor();
    }

    /** Whether the compiler made it: bridges, lambda bodies, accessors. */
    public boolean isSynthetic() {
        return (access & SYNTHETIC) != 0;
    }
}
