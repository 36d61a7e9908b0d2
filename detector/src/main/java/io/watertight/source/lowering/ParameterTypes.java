// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.source.types.Callable;
import io.watertight.source.types.JavaType;
import java.util.List;
import java.util.Optional;

/** The types of a lambda's parameters that are not written. */
final class ParameterTypes {
    private ParameterTypes() {}

    /**
     * The type of one parameter: as the interface's method says; else the type argument at its place, of the interface or
     * else of what the method is called on that takes the lambda.
     */
    static JavaType of(JavaType functional, Optional<Callable> method, List<JavaType> hints, int position) {
        JavaType declared = method.filter(
                        function -> position < function.parameters().size())
                .map(function -> function.parameters().get(position))
                .orElse(JavaType.UNKNOWN);
        boolean isKnown = !declared.isUnknown() && (!declared.isObject() || isGenericHere(method, declared));
        if (isKnown) {
            return declared;
        }
        List<JavaType> arguments = functional.arguments().isEmpty() ? hints : functional.arguments();
        if (arguments.isEmpty()) {
            return declared;
        }
        boolean isShared = functional.arguments().isEmpty() && arguments.size() == 1 && takesAlike(functional);
        return position < arguments.size() && !(isShared && position > 0)
                ? arguments.get(position)
                : isShared ? arguments.get(0) : declared;
    }

    private static boolean isGenericHere(Optional<Callable> method, JavaType declared) {
        return method.filter(Callable::isGeneric).isPresent()
                && declared.variable().isEmpty();
    }

    /** Whether all parameters are of one type. */
    private static boolean takesAlike(JavaType functional) {
        return switch (functional.internalName()) {
            case "java/util/Comparator", "java/util/function/BinaryOperator" -> true;
            default -> false;
        };
    }
}
