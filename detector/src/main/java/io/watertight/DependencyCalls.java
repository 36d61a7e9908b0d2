// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.ir.ProgramCode;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which methods of dependencies the code seen so far can run: the declaration that each call selects, and what overrides
 * it in the classes that this code makes objects of (rapid type analysis, Bacon and Sweeney 1996). Calls and classes may
 * come in any order.
 */
final class DependencyCalls {
    private final Program program;
    private final Predicate<ClassDecl> isOnClassPath;
    private final ObligationInterest interest;

    private final Map<String, Boolean> dependencies = new HashMap<>();
    private final Set<MethodRef> called = new HashSet<>();
    private final Set<MethodRef> everWanted = new HashSet<>();
    private final SortedSet<String> types = new TreeSet<>();
    /** The types on which a method that can be overridden is called, by its name and descriptor. */
    private final Map<String, Set<String>> receivers = new HashMap<>();
    /** The types in the values of {@link #receivers}. */
    private final Set<String> receiverTypes = new HashSet<>();
    /** The methods called that return a dependency's type, by that type. */
    private final Map<String, Set<MethodRef>> makers = new HashMap<>();
    /** The declarations in {@link #types} of a method that can be overridden, by its name and descriptor. */
    private final Map<String, Set<MethodDecl>> overriders = new HashMap<>();

    private SortedSet<MethodRef> wanted = new TreeSet<>();

    /**
     * Sees no code yet.
     *
     * @param isOnClassPath whether the code of a class that is not analysed may be looked into
     */
    DependencyCalls(Program program, Predicate<ClassDecl> isOnClassPath, ObligationInterest interest) {
        this.program = program;
        this.isOnClassPath = isOnClassPath;
        this.interest = interest;
    }

    /** The methods with code that came to be wanted since the last time. */
    Set<MethodRef> takeWanted() {
        SortedSet<MethodRef> taken = wanted;
        wanted = new TreeSet<>();
        return taken;
    }

    /** The types of dependencies that are called or made, and their supertypes, sorted. */
    Set<String> types() {
        return Collections.unmodifiableSet(types);
    }

    /** Notes what some code makes, and what its lowered bodies call. */
    void note(ProgramCode code) {
        for (MethodRef callee : code.references().named()) {
            if (callee.isConstructor()) {
                noteType(callee.owner());
            } else {
                noteMaker(callee);
            }
        }
        code.bodies().keySet().forEach(caller -> code.outline(caller).callees().forEach(this::noteCall));
    }

    /** Notes that objects of this type may be about, so that what it overrides can run; no matter whose type it is. */
    void noteType(String name) {
        for (String type : program.supertypes(name)) {
            if (isDependency(type) && types.add(type)) {
                program.find(type).map(ClassDecl::methods).orElse(List.of()).forEach(this::noteOverrider);
            }
        }
    }

    private void noteOverrider(MethodDecl method) {
        if (!method.isFinal() && interest.inCallee(method.ref())) {
            String signature = signature(method.ref());
            overriders.computeIfAbsent(signature, k -> new HashSet<>()).add(method);
            receivers.getOrDefault(signature, Set.of()).forEach(receiver -> wantIfOverriding(receiver, method));
        }
    }

    /** Notes a method that may make an object on which a method of interest is called. */
    private void noteMaker(MethodRef callee) {
        String type = Descriptors.internalName(callee.returnType());
        if (isDependency(type)
                && makers.computeIfAbsent(type, k -> new HashSet<>()).add(callee)) {
            if (receiverTypes.contains(type)) {
                noteSelected(callee);
            }
        }
    }

    private void noteCall(MethodRef callee) {
        if (interest.inCallee(callee)) {
            noteSelected(callee);
        }
    }

    private void noteSelected(MethodRef callee) {
        if (called.add(callee)) {
            program.resolve(callee)
                    .filter(selected -> isInReach(selected.ref().owner()))
                    .ifPresent(selected -> noteSelected(callee, selected));
        }
    }

    /** Whether a call that selects a declaration of this type is answered by code at all: not by that of the JDK. */
    private boolean isInReach(String type) {
        return program.isAnalysed(type) || isDependency(type);
    }

    private void noteSelected(MethodRef callee, MethodDecl selected) {
        noteType(selected.ref().owner());
        want(selected);
        if (!selected.isFinal()) {
            String signature = signature(callee);
            receivers.computeIfAbsent(signature, k -> new HashSet<>()).add(callee.owner());
            if (receiverTypes.add(callee.owner())) {
                List.copyOf(makers.getOrDefault(callee.owner(), Set.of())).forEach(this::noteSelected);
            }
            overriders
                    .getOrDefault(signature, Set.of())
                    .forEach(overrider -> wantIfOverriding(callee.owner(), overrider));
        }
    }

    private void wantIfOverriding(String receiver, MethodDecl method) {
        if (program.supertypes(method.ref().owner()).contains(receiver)) {
            want(method);
        }
    }

    private void want(MethodDecl method) {
        boolean hasCode = !method.isAbstract() && !method.isNative();
        if (hasCode && isDependency(method.ref().owner()) && everWanted.add(method.ref())) {
            wanted.add(method.ref());
            if (method.ref().isConstructor()) {
                wantAllThatSeesFieldsOf(method.ref().owner());
            }
        }
    }

    /** What is done to a resource in a private field can be told when all code that can name the field is read. */
    private void wantAllThatSeesFieldsOf(String type) {
        boolean isOwner = program.find(type).stream()
                .flatMap(decl -> decl.fields().stream())
                .anyMatch(field -> field.isPrivate() && interest.inField(field.ref()));
        if (isOwner) {
            program.nestOf(type).stream()
                    .flatMap(mate -> program.find(mate).stream())
                    .flatMap(mate -> mate.methods().stream())
                    .forEach(this::want);
        }
    }

    private boolean isDependency(String type) {
        return dependencies.computeIfAbsent(
                type,
                t -> !program.isAnalysed(t)
                        && program.find(t).filter(isOnClassPath).isPresent());
    }

    private static String signature(MethodRef method) {
        return method.name() + method.descriptor();
    }
}
