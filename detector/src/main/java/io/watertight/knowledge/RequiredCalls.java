// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.knowledge.OwnershipAnnotations.Where;
import io.watertight.program.AnnotationText;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What classes say by an annotation of the methods that must be called on their objects, as facts. */
final class RequiredCalls {
    private final OwnershipAnnotations annotations;
    private final Map<String, ClassDecl> classes = new HashMap<>();
    private final Map<String, Optional<Set<String>>> known = new HashMap<>();

    RequiredCalls(OwnershipAnnotations annotations, Collection<ClassDecl> classes) {
        this.annotations = annotations;
        classes.forEach(decl -> this.classes.putIfAbsent(decl.name(), decl));
    }

    /**
     * Each new object must be ended by one of the named methods, unless it was made around something that was handed over
     * to it; if none is named, the objects of the class hold nothing.
     */
    List<Fact> factsOf(ClassDecl decl) {
        Optional<Set<String>> required = requiredBy(decl.name());
        List<Fact> facts = new ArrayList<>();
        if (required.isEmpty()) {
            return facts;
        }
        if (required.get().isEmpty()) {
            facts.add(new Fact(
                    Verb.HARMLESS,
                    decl.name(),
                    Optional.empty(),
                    Operand.RESULT,
                    Optional.empty(),
                    Condition.ALWAYS,
                    decl.sourcePath()));
            return facts;
        }
        for (MethodDecl method : decl.methods()) {
            if (method.ref().isConstructor() && !isAnnotated(method)) {
                facts.add(OwnershipAnnotations.fact(Verb.ACQUIRES, method.ref(), Operand.RESULT, decl.sourcePath()));
            } else if (required.get().contains(method.ref().name()) && !method.isStatic()) {
                facts.add(OwnershipAnnotations.fact(Verb.RELEASES, method.ref(), Operand.THIS, decl.sourcePath()));
            }
        }
        return facts;
    }

    /** Whether annotations of the constructor or of its parameters say already who answers for the new object. */
    private boolean isAnnotated(MethodDecl constructor) {
        return annotations.at(Where.RESULT).anyMatch(meaning -> meaning.isAmong(constructor.annotations()))
                || annotations
                        .at(Where.COMPONENT)
                        .filter(meaning -> meaning.verb() == Verb.WRAPS)
                        .anyMatch(meaning ->
                                constructor.parameterAnnotations().stream().anyMatch(meaning::isAmong));
    }

    /** Names of the methods that the class or its nearest supertype requires; empty when none of them says anything. */
    private Optional<Set<String>> requiredBy(String type) {
        Optional<Set<String>> found = known.get(type);
        if (found == null) {
            known.put(type, Optional.empty()); // a class that is its own supertype says nothing
            found = classes.containsKey(type) ? find(classes.get(type)) : Optional.empty();
            known.put(type, found);
        }
        return found;
    }

    private Optional<Set<String>> find(ClassDecl decl) {
        boolean isSaid = annotations.at(Where.TYPE).anyMatch(meaning -> meaning.isAmong(decl.annotations()));
        if (isSaid) {
            Set<String> names = new HashSet<>();
            for (AnnotationText text : decl.annotationTexts()) {
                if (annotations.at(Where.TYPE).anyMatch(meaning -> meaning.isNameOf(text.annotation()))) {
                    names.add(text.text());
                }
            }
            return Optional.of(names);
        }
        Optional<Set<String>> inherited = requiredBy(decl.superName());
        for (String supertype : decl.interfaces()) {
            inherited = inherited.isPresent() ? inherited : requiredBy(supertype);
        }
        return inherited;
    }
}
