// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ContextClasses;
import io.watertight.bytecode.Interest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fetches from the class path the code that the inputs can call: the methods that lowered bodies name, then those that
 * these name, level by level. Of a virtual call it fetches the declaration that the call selects and what overrides it
 * in the classes that code seen so far makes objects of (in the manner of rapid type analysis, Bacon and Sweeney 1996).
 *
 * <p>Each level is a sorted set, so that neither threads nor the order of the inputs change what is fetched.
 */
final class DependencyCode {
    /** Deep enough for the short form of a factory that calls its long form, and for what that delegates to. */
    private static final int MOST_LEVELS = 6;

    /** Bounds the work where a small program hangs on a very large library. */
    private static final int MOST_METHODS = 30_000;

    private final Program program;
    private final ContextClasses context;
    private final Interest interest;
    private final Consumer<Diagnostic> diagnostics;

    private final ProgramCode.Builder code = new ProgramCode.Builder();
    private final Set<MethodRef> fetched = new HashSet<>();
    private final Set<MethodRef> named = new HashSet<>();
    private final Map<String, Boolean> dependencies = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    /** Methods of dependencies that may be overridden and were called, by name and descriptor: the types called on. */
    private final Map<String, Set<String>> virtualCalls = new HashMap<>();
    /** Methods of dependencies' classes that objects were made of, by name and descriptor. */
    private final Map<String, Set<MethodDecl>> overriders = new HashMap<>();

    private SortedSet<MethodRef> wanted = new TreeSet<>();

    private DependencyCode(
            Program program, ContextClasses context, Interest interest, Consumer<Diagnostic> diagnostics) {
        this.program = program;
        this.context = context;
        this.interest = interest;
        this.diagnostics = diagnostics;
    }

    /** The program with the dependencies that were looked into, and all code of both. */
    record Outcome(Program program, ProgramCode code) {}

    /**
     * Fetches what the lowered bodies of the inputs can call.
     *
     * @param interest which methods are worth it: {@code inMethod} and {@code inAllocation} of the owner by declaration,
     *     then {@code inCall} and so on by what they name, as for the inputs
     */
    static Outcome of(
            ProgramCode inputs,
            Program program,
            ContextClasses context,
            Interest interest,
            Consumer<Diagnostic> diagnostics) {
        DependencyCode dependencies = new DependencyCode(program, context, interest, diagnostics);
        dependencies.fetch(inputs);
        return dependencies.outcome(inputs);
    }

    private Outcome outcome(ProgramCode inputs) {
        ProgramCode own = code.build();
        program.classes().forEach(decl -> noteType(decl.name()));
        own.calls().keySet().forEach(method -> noteType(method.owner()));
        List<ClassDecl> known =
                types.stream().flatMap(type -> program.find(type).stream()).toList();
        ProgramCode.Builder all = new ProgramCode.Builder();
        all.addAll(inputs);
        all.addAll(own);
        return new Outcome(program.withDependencies(known, own.calls().keySet()), all.build());
    }

    private void fetch(ProgramCode inputs) {
        inputs.calls().values().forEach(calls -> noteMade(calls.callees()));
        inputs.bodies().keySet().forEach(method -> call(inputs.callsOf(method).callees()));
        for (int level = 0; level < MOST_LEVELS && !wanted.isEmpty(); level++) {
            ProgramCode next = lower(withinBudget());
            wanted = new TreeSet<>();
            code.addAll(next);
            next.calls().values().forEach(calls -> noteMade(calls.callees()));
            next.bodies().keySet().forEach(method -> call(next.callsOf(method).callees()));
        }
    }

    private Set<MethodRef> withinBudget() {
        int left = MOST_METHODS - fetched.size();
        if (wanted.size() <= left) {
            return wanted;
        }
        diagnostics.accept(Diagnostic.warning(
                "the class path",
                "has more methods that the program can call than are looked into (" + MOST_METHODS + ")",
                "say what those of your libraries do in a knowledge file"));
        return wanted.stream().limit(left).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads several classes at a time. */
    private ProgramCode lower(Set<MethodRef> methods) {
        fetched.addAll(methods);
        Map<String, Set<MethodRef>> byClass =
                methods.stream().collect(Collectors.groupingBy(MethodRef::owner, TreeMap::new, Collectors.toSet()));
        return byClass.entrySet().parallelStream()
                .collect(ProgramCode.Builder::new, this::lower, ProgramCode.Builder::addAll)
                .build();
    }

    private void lower(ProgramCode.Builder lowered, Map.Entry<String, Set<MethodRef>> ofClass) {
        Optional<ClassFile> classFile =
                program.find(ofClass.getKey()).flatMap(decl -> context.classFile(decl, diagnostics));
        classFile.ifPresent(file -> file.lower(ofClass.getValue(), interest, lowered, diagnostics));
    }

    private void call(Collection<MethodRef> callees) {
        for (MethodRef callee : callees) {
            if (isOfInterest(callee) && named.add(callee)) {
                program.resolve(callee).filter(decl -> !isLibraryOfJdk(decl)).ifPresent(decl -> select(callee, decl));
            }
        }
    }

    private boolean isOfInterest(MethodRef callee) {
        return interest.inMethod(callee) || interest.inAllocation(callee.owner());
    }

    private boolean isLibraryOfJdk(MethodDecl decl) {
        return !program.isAnalysed(decl.ref().owner())
                && !isDependency(decl.ref().owner());
    }

    private void select(MethodRef callee, MethodDecl decl) {
        want(decl);
        if (!decl.isFinal()) {
            String signature = signature(callee);
            if (virtualCalls.computeIfAbsent(signature, k -> new HashSet<>()).add(callee.owner())) {
                for (MethodDecl overrider : overriders.getOrDefault(signature, Set.of())) {
                    if (program.supertypes(overrider.ref().owner()).contains(callee.owner())) {
                        want(overrider);
                    }
                }
            }
        }
    }

    private void want(MethodDecl decl) {
        boolean isNew = !decl.isAbstract() && !decl.isNative() && !fetched.contains(decl.ref());
        if (isNew && isDependency(decl.ref().owner())) {
            wanted.add(decl.ref());
        }
    }

    /** Notes the types of which constructors are called. */
    private void noteMade(Collection<MethodRef> callees) {
        callees.stream().filter(MethodRef::isConstructor).forEach(constructor -> noteType(constructor.owner()));
    }

    /** Notes the type, unless it is none of a dependency, and its supertypes. */
    private void noteType(String name) {
        for (String type : program.supertypes(name)) {
            if (isDependency(type) && types.add(type)) {
                program.find(type).ifPresent(this::noteOverriders);
            }
        }
    }

    private void noteOverriders(ClassDecl type) {
        for (MethodDecl method : type.methods()) {
            if (!method.isFinal() && isOfInterest(method.ref())) {
                overriders
                        .computeIfAbsent(signature(method.ref()), k -> new HashSet<>())
                        .add(method);
                boolean isCalled = virtualCalls.getOrDefault(signature(method.ref()), Set.of()).stream()
                        .anyMatch(program.supertypes(type.name())::contains);
                if (isCalled) {
                    want(method);
                }
            }
        }
    }

    private boolean isDependency(String type) {
        return dependencies.computeIfAbsent(
                type,
                t -> !program.isAnalysed(t)
                        && program.find(t).filter(context::isDependency).isPresent());
    }

    private static String signature(MethodRef method) {
        return method.name() + method.descriptor();
    }
}
