// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.stream.Collectors;

/** How methods are named to a reader. */
public final class Names {
    private Names() {}

    /** {@code Map.put}; {@code new Order} for a constructor. */
    public static String call(MethodRef method) {
        return method.readableName();
    }

    /** {@code quote(QuoteRequest, int)}; {@code new Order(String)} for a constructor. */
    public static String signature(MethodRef method) {
        String name = method.isConstructor() ? "new " + Descriptors.simpleName(method.owner()) : method.name();
        return name + method.parameterTypes().stream().map(Names::type).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String type(String descriptor) {
        if (descriptor.startsWith("[")) {
            return type(descriptor.substring(1)) + "[]";
        }
        return switch (descriptor) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> Descriptors.simpleName(Descriptors.internalName(descriptor));
        };
    }
}
