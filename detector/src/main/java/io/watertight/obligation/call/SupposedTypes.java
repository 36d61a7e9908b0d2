// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which types that cannot be read, or whose supertypes cannot, are taken to be closeable: those that the code of the program
 * closes, and those that are named like a resource.
 *
 * @param isEvident whether something about a type that is missing says that it can be closed
 * @param releasing name of the method by which the code ends values of a type, for types that are ended otherwise than by
 *     {@code close()}
 */
public record SupposedTypes(Program program, Predicate<String> isEvident, Map<String, String> releasing) {
    private static final String CLOSE = "close";
    private static final Set<String> ENDING = Set.of(
            CLOSE,
            "dispose",
            "shutdown",
            "shutdownNow",
            "release",
            "destroy",
            "disconnect",
            "recycle",
            "free",
            "terminate",
            "cleanup",
            "cleanUp");
    /** The type of which not even the name is known. */
    private static final String UNKNOWN = "L?;";

    /** All that are missing, for the choice of what is looked at. */
    public static SupposedTypes any(Program program) {
        return new SupposedTypes(program, type -> true, Map.of());
    }

    /** Those of which the code, or their name, says so. */
    public static SupposedTypes of(Program program, ProgramCode code, Knowledge knowledge) {
        Map<String, String> ended = new HashMap<>();
        Set<MethodRef> named = code.references().named();
        named.stream()
                .filter(SupposedTypes::ends)
                .forEach(method -> ended.merge(method.owner(), method.name(), SupposedTypes::preferred));
        Set<String> given =
                named.stream().flatMap(SupposedTypes::closedArgument).collect(Collectors.toUnmodifiableSet());
        return new SupposedTypes(
                program,
                type -> ended.containsKey(type) || given.contains(type) || knowledge.isNamedLikeResource(type),
                Collections.unmodifiableMap(ended));
    }

    private static boolean ends(MethodRef method) {
        List<String> parameters = method.parameterTypes();
        return (parameters.isEmpty() && ENDING.contains(method.name()))
                || (parameters.size() == 1 && method.name().equals(CLOSE) && isSetting(parameters.get(0)))
                || NameContract.stopsForGood(method);
    }

    /** Whether a value of this descriptor only says how something is closed: a flag, a time to wait. */
    private static boolean isSetting(String descriptor) {
        return descriptor.length() == 1 || descriptor.equals("Ljava/time/Duration;");
    }

    /** The type that a method of the name {@code close} or the like is given. */
    private static Stream<String> closedArgument(MethodRef method) {
        List<String> parameters = method.parameterTypes();
        boolean closes = !method.isConstructor() && parameters.size() == 1 && NameContract.closes(method);
        return parameters.stream()
                .filter(parameter -> closes && parameter.startsWith("L") && !parameter.equals(UNKNOWN))
                .map(Descriptors::internalName);
    }

    private static String preferred(String one, String other) {
        return one.equals(CLOSE) || (!other.equals(CLOSE) && one.compareTo(other) < 0) ? one : other;
    }

    /** Whether the program calls {@code close()} on values of the type. */
    boolean isEndedByClose(String type) {
        return CLOSE.equals(releasing.get(type));
    }

    /** Whether it cannot be said that the type is no {@code AutoCloseable}, and it is taken for one. */
    boolean isCloseable(String type) {
        return program.supertypes(type).stream()
                .filter(supertype -> program.find(supertype).isEmpty())
                .anyMatch(missing -> isEvident.test(missing) || isEvident.test(type));
    }
}
