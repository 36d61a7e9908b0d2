// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which types that cannot be read, or whose supertypes cannot, are taken to be closeable: those that the code of the program
 * closes, and those that are named like a resource.
 *
 * @param isEvident whether something about a type that is missing says that it can be closed
 */
record SupposedTypes(Program program, Predicate<String> isEvident) {
    private static final String CLOSE = "close";

    /** All that are missing, for the choice of what is looked at. */
    static SupposedTypes any(Program program) {
        return new SupposedTypes(program, type -> true);
    }

    /** Those of which the code, or their name, says so. */
    static SupposedTypes of(Program program, ProgramCode code, Knowledge knowledge) {
        Set<String> closed = code.calls().values().stream()
                .flatMap(calls -> calls.callees().stream())
                .filter(SupposedTypes::closes)
                .map(MethodRef::owner)
                .collect(Collectors.toUnmodifiableSet());
        return new SupposedTypes(program, type -> closed.contains(type) || knowledge.isNamedLikeResource(type));
    }

    private static boolean closes(MethodRef method) {
        return method.name().equals(CLOSE) && method.parameterTypes().isEmpty();
    }

    /** Whether it cannot be said that the type is no {@code AutoCloseable}, and it is taken for one. */
    boolean isCloseable(String type) {
        return program.supertypes(type).stream()
                .filter(supertype -> program.find(supertype).isEmpty())
                .anyMatch(missing -> isEvident.test(missing) || isEvident.test(type));
    }
}
