// SPDX-License-Identifier: Apache-2.0
package io.watertight.suppression;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code @SuppressFBWarnings} annotations that cannot be obeyed: class files tell that they are there, but what they
 * suppress is read from source, and there is none.
 */
public final class UnreadWaivers {
    private static final String ANNOTATION = "/SuppressFBWarnings;";

    private final Program program;

    public UnreadWaivers(Program program) {
        this.program = program;
    }

    /** One diagnostic per class that has such an annotation at or around a finding that was not located in source. */
    public List<Diagnostic> at(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.place().excerpt().isEmpty())
                .map(finding -> finding.place().element())
                .filter(this::isAnnotated)
                .map(Element::type)
                .distinct()
                .map(type -> Diagnostic.warning(
                        type,
                        "it has a finding under @SuppressFBWarnings, but what that suppresses is unknown without source",
                        "name the source folder or the source jar of the class"))
                .toList();
    }

    private boolean isAnnotated(Element element) {
        return annotations(element).flatMap(Set::stream).anyMatch(descriptor -> descriptor.endsWith(ANNOTATION));
    }

    private Stream<Set<String>> annotations(Element element) {
        String name = element.type().replace('.', '/');
        Stream<Set<String>> method = program.find(name).stream()
                .flatMap(type -> type.method(element.method(), element.descriptor()).stream())
                .map(MethodDecl::annotations);
        Stream<Set<String>> field = program.find(element.fieldOwner().replace('.', '/')).stream()
                .flatMap(owner -> owner.field(element.field()).stream())
                .map(FieldDecl::annotations);
        Stream<Set<String>> types = withOuterClasses(name).map(ClassDecl::annotations);
        return Stream.of(method, field, types).flatMap(annotations -> annotations);
    }

    private Stream<ClassDecl> withOuterClasses(String name) {
        return Stream.iterate(name, n -> !n.isEmpty(), n -> n.substring(0, Math.max(0, n.lastIndexOf('$'))))
                .flatMap(n -> program.find(n).stream());
    }
}
