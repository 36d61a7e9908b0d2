// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading of type and method descriptors (JVMS 4.3). */
public final class Descriptors {
    private static final Map<String, String> BOXES = Map.of(
            "Z", "java/lang/Boolean",
            "B", "java/lang/Byte",
            "S", "java/lang/Short",
            "C", "java/lang/Character",
            "I", "java/lang/Integer",
            "J", "java/lang/Long",
            "F", "java/lang/Float",
            "D", "java/lang/Double");

    private Descriptors() {}

    /** Internal name of the class that a value of a primitive type is boxed in; empty for every other type descriptor. */
    public static Optional<String> box(String descriptor) {
        return Optional.ofNullable(BOXES.get(descriptor));
    }

    /** Whether the class, an internal name, is one that boxes primitive values. */
    public static boolean isBox(String internalName) {
        return BOXES.containsValue(internalName);
    }

    /** Descriptors of the parameters of a method descriptor, first to last. */
    public static List<String> parameters(String methodDescriptor) {
        List<String> result = new ArrayList<>();
        int at = 1;
        while (methodDescriptor.charAt(at) != ')') {
            int end = endOfType(methodDescriptor, at);
            result.add(methodDescriptor.substring(at, end));
            at = end;
        }
        return result;
    }

    private static int endOfType(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }

    /** Whether values of this type descriptor are references. */
    public static boolean isReference(String descriptor) {
        return descriptor.startsWith("L") || descriptor.startsWith("[");
    }

    /** Internal name of a class type; array and primitive descriptors are returned as they are. */
    public static String internalName(String descriptor) {
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    /** The type as a reader of Java knows it: {@code java/util/Map$Entry} becomes {@code Map.Entry}. */
    public static String simpleName(String internalName) {
        return written(internalName.substring(internalName.lastIndexOf('/') + 1))
                .replace('$', '.');
    }

    /** The type that a nested type is declared in, at the outermost: {@code java/util/Map$Entry} becomes {@code java/util/Map}. */
    public static String topLevel(String internalName) {
        int dollar = internalName.indexOf('$', internalName.lastIndexOf('/') + 2);
        return dollar < 0 ? internalName : internalName.substring(0, dollar);
    }

    /** {@code java/util/Map$Entry} becomes {@code java.util.Map$Entry}. */
    public static String binaryName(String internalName) {
        return written(internalName).replace('/', '.');
    }

    /** The name without what tells classes apart that two source files of one scan declare by one name: {@code C~2$D}. */
    private static String written(String name) {
        return name.indexOf('~') < 0 ? name : name.replaceAll("~\\d+", "");
    }
}
