// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Instruction;
import io.watertight.ir.Interests;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fetches from the class path the code that the inputs can call: the methods that lowered bodies name, then those that
 * these name, level by level. Only what may take or give a resource is fetched, and nothing of the JDK.
 *
 * <p>Each level is a sorted set, so that neither threads nor the order of the inputs change what is fetched.
 *
 * @param program the program with the dependencies that were looked into
 * @param code the code of the inputs and of those dependencies
 */
record DependencyCode(Program program, ProgramCode code) {
    /** Ten times what the largest of the measured projects needs; bounds the work where one hangs on a vast library. */
    static final int MOST_METHODS = 20_000;

    /** Fetches what the lowered bodies of the inputs can call, {@link #MOST_METHODS} at most. */
    static DependencyCode of(
            ProgramCode inputs,
            Program program,
            ContextClasses context,
            ObligationInterest interest,
            Consumer<Diagnostic> diagnostics) {
        return context.hasClassPath()
                ? new Fetch(program, context, interest, diagnostics, MOST_METHODS).run(inputs)
                : new DependencyCode(program, inputs);
    }

    /**
     * One run.
     *
     * @param budget how many methods to fetch at most; what is left then is taken as if it were not on the class path
     */
    record Fetch(
            Program program,
            ContextClasses context,
            ObligationInterest interest,
            Consumer<Diagnostic> diagnostics,
            int budget) {

        DependencyCode run(ProgramCode inputs) {
            DependencyCalls calls = new DependencyCalls(program, context::isDependency, interest);
            ProgramCode.Builder fetched = new ProgramCode.Builder();
            program.classes().forEach(decl -> calls.noteType(decl.name()));
            calls.note(inputs);
            int left = budget;
            Set<MethodRef> wanted = calls.takeWanted();
            while (!wanted.isEmpty() && left > 0) {
                ProgramCode level = lower(withinBudget(wanted, left));
                left -= wanted.size();
                fetched.addAll(level);
                calls.note(level);
                wanted = calls.takeWanted();
            }
            return outcome(inputs, fetched.build(), calls.types());
        }

        private Set<MethodRef> withinBudget(Set<MethodRef> wanted, int left) {
            if (wanted.size() <= left) {
                return wanted;
            }
            diagnostics.accept(Diagnostic.warning(
                    "the class path",
                    "has more methods that the program can call than are looked into (" + budget + ")",
                    "say what your libraries do in a knowledge file"));
            return wanted.stream().limit(left).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Reads several classes at a time. */
        private ProgramCode lower(Set<MethodRef> methods) {
            Map<String, Set<MethodRef>> byClass =
                    methods.stream().collect(Collectors.groupingBy(MethodRef::owner, TreeMap::new, Collectors.toSet()));
            return byClass.entrySet().parallelStream()
                    .collect(
                            ProgramCode.Builder::new,
                            (level, ofClass) -> program.find(ofClass.getKey())
                                    .flatMap(decl -> context.classFile(decl, diagnostics))
                                    .ifPresent(file -> file.lower(
                                            ofClass.getValue(), Interests.only(interest), level, diagnostics)),
                            ProgramCode.Builder::addAll)
                    .build();
        }

        private DependencyCode outcome(ProgramCode inputs, ProgramCode fetched, Set<String> types) {
            List<ClassDecl> known =
                    types.stream().flatMap(type -> program.find(type).stream()).toList();
            return new DependencyCode(
                    program.withDependencies(known, telling(fetched), whole(known, fetched)), inputs.with(fetched));
        }

        /** The classes of which all code was read that can name their private fields. */
        private Set<String> whole(List<ClassDecl> known, ProgramCode fetched) {
            return known.stream()
                    .map(ClassDecl::name)
                    .filter(type -> program.nestOf(type).stream().allMatch(mate -> isRead(mate, fetched)))
                    .collect(Collectors.toSet());
        }

        private boolean isRead(String type, ProgramCode fetched) {
            return program.find(type)
                    .filter(decl -> decl.methods().stream()
                            .allMatch(method -> method.isAbstract()
                                    || method.isNative()
                                    || fetched.outlines().containsKey(method.ref())))
                    .isPresent();
        }

        /** The methods that tell what calls of them do. */
        private Set<MethodRef> telling(ProgramCode fetched) {
            Set<MethodRef> methods = new HashSet<>(fetched.outlines().keySet());
            methods.removeIf(method -> isMadeToBeOverridden(method, fetched));
            return methods;
        }

        /**
         * Whether the method is left to classes that nobody knows: it can be overridden, and it does nothing, or nothing
         * but throw.
         */
        private boolean isMadeToBeOverridden(MethodRef method, ProgramCode fetched) {
            boolean isOpen = program.declaration(method).stream().noneMatch(MethodDecl::isFinal)
                    && program.find(method.owner()).stream().noneMatch(ClassDecl::isFinal);
            return isOpen
                    && fetched.body(method)
                            .map(body -> isIdle(body) || !returns(body))
                            .orElse(fetched.outline(method).callees().isEmpty());
        }

        private static boolean isIdle(MethodBody body) {
            return body.code().stream()
                    .allMatch(instruction -> instruction instanceof Instruction.Constant
                            || (instruction instanceof Instruction.Return end
                                    && !body.parameters().contains(end.value())));
        }

        private static boolean returns(MethodBody body) {
            return body.code().stream().anyMatch(Instruction.Return.class::isInstance);
        }
    }
}
