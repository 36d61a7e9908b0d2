// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.container;

import io.watertight.ir.CrossReferences;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which container classes of the program drop entries by themselves: they override {@code removeEldestEntry}, hold their
 * entries by weak or soft references, or remove in a method that is none of the library type's own.
 */
public final class Evictors {
    private final Program program;
    private final ContainerTypes types;
    private final Knowledge knowledge;
    private final Set<String> referring = new HashSet<>();
    private final Set<String> removing = new HashSet<>();

    public Evictors(Program program, ProgramCode code, Knowledge knowledge, ContainerTypes types) {
        this.program = program;
        this.types = types;
        this.knowledge = knowledge;
        CrossReferences references = code.references();
        references.forEachCall(
                Evictors::makesReference, (caller, callee) -> noteWithEnclosing(caller.owner(), referring));
        references.forEachCall(this::removes, (caller, callee) -> {
            if (!removing.contains(caller.owner()) && !overridesLibrary(caller)) {
                noteWithEnclosing(caller.owner(), removing);
            }
        });
    }

    /** Whether the class decides itself which entries to drop. */
    public boolean evicts(String type) {
        boolean evictsEldest = program.find(type).stream()
                .map(ClassDecl::methods)
                .flatMap(List::stream)
                .anyMatch(m -> m.ref().name().equals("removeEldestEntry"));
        return evictsEldest || (types.grows(type) && (referring.contains(type) || removing.contains(type)));
    }

    private static boolean makesReference(MethodRef call) {
        return call.isConstructor() && call.owner().startsWith("java/lang/ref/");
    }

    private boolean removes(MethodRef call) {
        return knowledge.says(call, Set.of(Verb.REMOVES), program);
    }

    /** Whether the method is one of a library container's own, such as {@code remove} and {@code clear}. */
    private boolean overridesLibrary(MethodRef method) {
        return program.supertypes(method.owner()).stream()
                .filter(type -> !program.isAnalysed(type))
                .flatMap(type -> program.find(type).stream())
                .flatMap(decl -> decl.methods().stream())
                .map(MethodDecl::ref)
                .anyMatch(m -> m.name().equals(method.name()));
    }

    private static void noteWithEnclosing(String type, Set<String> noted) {
        for (int end = type.length(); end > 0; end = type.lastIndexOf('$', end - 1)) {
            noted.add(type.substring(0, end));
        }
    }
}
