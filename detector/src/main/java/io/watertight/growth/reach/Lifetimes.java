// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.reach;

import io.watertight.growth.code.At;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.ConstructorCalls;
import io.watertight.knowledge.Knowledge;
import io.watertight.leak.Retention;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which classes have objects that live as long as the application: those a static field holds, enum constants, those a
 * container makes one of, and those that such an object holds in a final field.
 */
public final class Lifetimes {
    private static final Pattern CLASS_NAME = Pattern.compile("L([^;<]+)");

    private final Program program;
    private final Knowledge knowledge;
    private final Map<String, String> evidence = new HashMap<>();
    private final Set<String> lasting = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, Optional<Retention>> known = new HashMap<>();

    public Lifetimes(Program program, ConstructorCalls constructorCalls, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        Deque<String> open = new ArrayDeque<>();
        for (ClassDecl decl : program.classes()) {
            reasonOf(decl).ifPresent(reason -> note(decl.name(), reason, open));
            decl.methods().forEach(method -> noteProduct(method, open));
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
        spread(constructorCalls);
    }

    /** Why objects of the class, or of a subclass, live as long as the application; empty when nothing says so. */
    public Optional<Retention> of(String type) {
        return known.computeIfAbsent(
                type,
                name -> Optional.ofNullable(evidence.get(name))
                        .or(() -> program.analysedSubtypes(name).stream()
                                .filter(evidence::containsKey)
                                .map(evidence::get)
                                .findFirst())
                        .map(clause -> new Retention(Retention.Kind.PROCESS, clause)));
    }

    /** Whether a field is all that says so: other objects of the class may live shorter. */
    public boolean isHeld(String type) {
        return evidence.containsKey(type)
                ? held.contains(type)
                : program.analysedSubtypes(type).stream().anyMatch(held::contains);
    }

    /**
     * Whether some object of the class may outlive the call that makes it: what lasts, or what code outside the program
     * makes, refers to it, over any number of fields and collections.
     */
    public boolean mayLast(String type) {
        return lasting.contains(type) || program.analysedSubtypes(type).stream().anyMatch(lasting::contains);
    }

    /** Follows the fields of everything that may last; of a class that the program never makes, others may keep objects. */
    private void spread(ConstructorCalls constructorCalls) {
        Deque<String> open = new ArrayDeque<>();
        for (ClassDecl decl : program.classes()) {
            boolean isMadeOutside = !constructorCalls.isMade(decl.name())
                    && !Modifier.isAbstract(decl.access())
                    && decl.methods().stream().anyMatch(m -> m.ref().isConstructor() && !m.isPrivate());
            if (isMadeOutside || evidence.containsKey(decl.name())) {
                open.add(decl.name());
            }
            decl.fields().stream().filter(FieldDecl::isStatic).forEach(field -> addMentioned(field, open));
        }
        while (!open.isEmpty()) {
            String holder = open.remove();
            if (lasting.add(holder)) {
                program.supertypes(holder).stream()
                        .filter(program::isAnalysed)
                        .flatMap(type -> program.find(type).stream())
                        .flatMap(decl -> decl.fields().stream())
                        .filter(field -> !field.isStatic())
                        .forEach(field -> addMentioned(field, open));
            }
        }
    }

    /** The classes of the program that values of the field, or what they contain, can be. */
    private void addMentioned(FieldDecl field, Deque<String> open) {
        Matcher matcher = CLASS_NAME.matcher(field.ref().descriptor() + field.signature());
        while (matcher.find()) {
            String type = matcher.group(1);
            if (program.isAnalysed(type)) {
                open.add(type);
                open.addAll(program.analysedSubtypes(type));
            }
        }
    }

    /** Whether every object of the class that the program makes stays in the method that makes it. */
    public boolean isLocal(String type, CodeIndex code) {
        List<At> made = code.allocations(type);
        return !made.isEmpty()
                && made.stream()
                        .allMatch(at -> code.body(at.method())
                                .orElseThrow()
                                .staysHere(code.instruction(at).target()));
    }

    /** What a factory method of the container returns is kept by it. */
    private void noteProduct(MethodDecl method, Deque<String> open) {
        String type = Descriptors.internalName(method.ref().returnType());
        boolean isKept =
                method.annotations().stream().map(Descriptors::internalName).anyMatch(this::lasts);
        if (isKept
                && !isScoped(method.annotations())
                && method.ref().returnType().startsWith("L")
                && program.isAnalysed(type)) {
            note(type, method.ref().readableName() + " gives it to the container", open);
        }
    }

    private void noteHeld(FieldDecl field, String reason, Deque<String> open) {
        String descriptor = field.ref().descriptor();
        if (descriptor.startsWith("L") && program.isAnalysed(Descriptors.internalName(descriptor))) {
            String type = Descriptors.internalName(descriptor);
            if (note(type, reason, open)) {
                held.add(type);
            }
        }
    }

    private boolean note(String type, String reason, Deque<String> open) {
        boolean isNew = evidence.putIfAbsent(type, reason) == null;
        return isNew && open.add(type);
    }

    private Optional<String> reasonOf(ClassDecl decl) {
        if (decl.isEnum()) {
            return Optional.of(
                    Descriptors.simpleName(decl.name()) + " is an enum, whose constants are never collected");
        }
        for (String annotation : isScoped(decl.annotations()) ? Set.<String>of() : decl.annotations()) {
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

    /** Whether a scope is named, which is mostly a shorter one than the default. */
    private static boolean isScoped(Set<String> annotations) {
        return annotations.stream().anyMatch(annotation -> annotation.endsWith("/Scope;"));
    }

    private boolean lasts(String type) {
        return knowledge.saysLasting(type);
    }

    private static String nameOf(FieldDecl field) {
        return Descriptors.simpleName(field.ref().owner()) + "." + field.ref().name();
    }
}
