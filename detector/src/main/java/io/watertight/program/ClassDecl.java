// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declared class, its header only.
 *
 * @param name internal name
 * @param access access flags (JVMS 4.1)
 * @param superName internal name of the superclass; empty for {@code java/lang/Object} and modules
 * @param interfaces internal names of the direct superinterfaces
 * @param sourceFile name of the source file without a folder; empty when the class file does not say; for a class that was
 *     read from source, the path of the file
 * @param annotations descriptors of its annotations
 * @param annotationTexts the strings in them, see {@link AnnotationText}
 * @param fields declared fields
 * @param methods declared methods
 * @param nest internal names of the nest members that the class file of a nest host lists, or of the nest host that the
 *     one of a member names (JVMS 4.7.28, 4.7.29)
 * @param origin the jar or folder it was read from
 */
public record ClassDecl(
        String name,
        int access,
        String superName,
        List<String> interfaces,
        String sourceFile,
        Set<String> annotations,
        List<AnnotationText> annotationTexts,
        List<FieldDecl> fields,
        List<MethodDecl> methods,
        List<String> nest,
        String origin) {

    public ClassDecl {
        interfaces = List.copyOf(interfaces);
        annotations = Set.copyOf(annotations);
        annotationTexts = List.copyOf(annotationTexts);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
        nest = List.copyOf(nest);
    }

    /** A class whose annotations hold no strings. */
    public ClassDecl(
            String name,
            int access,
            String superName,
            List<String> interfaces,
            String sourceFile,
            Set<String> annotations,
            List<FieldDecl> fields,
            List<MethodDecl> methods,
            List<String> nest,
            String origin) {
        this(name, access, superName, interfaces, sourceFile, annotations, List.of(), fields, methods, nest, origin);
    }

    public boolean isInterface() {
        return Modifier.isInterface(access);
    }

    public boolean isFinal() {
        return Modifier.isFinal(access);
    }

    public boolean isEnum() {
        return superName.equals("java/lang/Enum");
    }

    public Optional<MethodDecl> method(String methodName, String descriptor) {
        for (MethodDecl method : methods) {
            if (method.ref().name().equals(methodName)
                    && method.ref().descriptor().equals(descriptor)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    public Optional<FieldDecl> field(String fieldName) {
        return fields.stream().filter(f -> f.ref().name().equals(fieldName)).findFirst();
    }

    /**
     * Path of the source file relative to its source root: {@code a/b/C.java}; for a class that was read from source, the
     * path of the file.
     */
    public String sourcePath() {
        if (sourceFile.indexOf('/') >= 0 || sourceFile.indexOf('\\') >= 0) {
            return sourceFile;
        }
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return sourceFile.isEmpty() ? Descriptors.topLevel(name) + ".java" : folder + sourceFile;
    }
}
