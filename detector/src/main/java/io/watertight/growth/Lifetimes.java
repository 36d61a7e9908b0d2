// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.knowledge.Knowledge;
import io.watertight.leak.Retention;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which classes have objects that live as long as the application: those a static field holds, enum constants, those a
 * container makes one of, and those that such an object holds in a final field.
 */
final class Lifetimes {
    private final Program program;
    private final Knowledge knowledge;
    private final Map<String, String> evidence = new HashMap<>();
    private final Map<String, Optional<Retention>> known = new HashMap<>();

    Lifetimes(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        Deque<String> open = new ArrayDeque<>();
        for (ClassDecl decl : program.classes()) {
            reasonOf(decl).ifPresent(reason -> note(decl.name(), reason, open));
            decl.fields().stream()
                    .filter(FieldDecl::isStatic)
                    .forEach(field -> noteHeld(field, "the static field " + nameOf(field) + " holds it", open));
        }
        while (!open.isEmpty()) {
            String holder = open.remove();
            program.find(holder).stream()
                    .flatMap(decl -> decl.fields().stream())
                    .filter(field -> !field.isStatic() && Modifier.isFinal(field.access()))
                    .forEach(field -> noteHeld(
                            field,
                            Descriptors.simpleName(holder) + " holds it, and "
                                    + evidence.getOrDefault(holder, "").replace(" holds it", " holds that"),
                            open));
        }
    }

    /** Why objects of the class, or of a subclass, live as long as the application; empty when nothing says so. */
    Optional<Retention> of(String type) {
        return known.computeIfAbsent(
                type,
                name -> Optional.ofNullable(evidence.get(name))
                        .or(() -> program.analysedSubtypes(name).stream()
                                .filter(evidence::containsKey)
                                .map(evidence::get)
                                .findFirst())
                        .map(clause -> new Retention(Retention.Kind.PROCESS, clause)));
    }

    /** Whether every object of the class that the program makes stays in the method that makes it. */
    boolean isLocal(String type, CodeIndex code) {
        List<At> made = code.allocations(type);
        return !made.isEmpty()
                && made.stream()
                        .allMatch(at -> code.body(at.method())
                                .orElseThrow()
                                .staysHere(code.instruction(at).target()));
    }

    private void noteHeld(FieldDecl field, String reason, Deque<String> open) {
        String descriptor = field.ref().descriptor();
        if (descriptor.startsWith("L") && program.isAnalysed(Descriptors.internalName(descriptor))) {
            note(Descriptors.internalName(descriptor), reason, open);
        }
    }

    private void note(String type, String reason, Deque<String> open) {
        if (evidence.putIfAbsent(type, reason) == null) {
            open.add(type);
        }
    }

    private Optional<String> reasonOf(ClassDecl decl) {
        if (decl.isEnum()) {
            return Optional.of(
                    Descriptors.simpleName(decl.name()) + " is an enum, whose constants are never collected");
        }
        for (String annotation : decl.annotations()) {
            if (lasts(Descriptors.internalName(annotation))) {
                return Optional.of(Descriptors.simpleName(decl.name()) + " is annotated @"
                        + Descriptors.simpleName(Descriptors.internalName(annotation))
                        + ", so the container keeps one as long as the application runs");
            }
        }
        return program.supertypes(decl.name()).stream()
                .filter(type -> !program.isAnalysed(type) && lasts(type))
                .findFirst()
                .map(type -> Descriptors.simpleName(decl.name()) + " is a " + Descriptors.simpleName(type)
                        + ", of which the container keeps one as long as the application runs");
    }

    private boolean lasts(String type) {
        return knowledge.saysLasting(type);
    }

    private static String nameOf(FieldDecl field) {
        return Descriptors.simpleName(field.ref().owner()) + "." + field.ref().name();
    }
}
