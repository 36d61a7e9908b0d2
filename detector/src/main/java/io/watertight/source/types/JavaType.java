// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.Descriptors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A static type as far as source tells it: its erasure and, where they are known, its type arguments.
 *
 * @param descriptor descriptor of the erasure; {@code V} for no value
 * @param arguments type arguments of a class type, or of the element type of an array; empty when raw or unknown
 * @param variable name of the type variable this is; empty when it is none
 */
public record JavaType(String descriptor, List<JavaType> arguments, String variable) {
    /** Internal name that stands for a type of which nothing is known. */
    public static final String UNKNOWN_NAME = "?";

    public static final JavaType UNKNOWN = new JavaType("L?;", List.of(), "");
    /** The type of {@code null}. */
    public static final JavaType NULL = new JavaType("Lnull;", List.of(), "");

    public static final JavaType VOID = of("V");
    public static final JavaType BOOLEAN = of("Z");
    public static final JavaType INT = of("I");
    public static final JavaType LONG = of("J");
    public static final JavaType OBJECT = ofClass("java/lang/Object");
    public static final JavaType STRING = ofClass("java/lang/String");
    public static final JavaType THROWABLE = ofClass("java/lang/Throwable");

    private static final Map<String, String> UNBOXING = Map.of(
            "Z", "booleanValue",
            "B", "byteValue",
            "S", "shortValue",
            "C", "charValue",
            "I", "intValue",
            "J", "longValue",
            "F", "floatValue",
            "D", "doubleValue");
    private static final String NUMERIC = "BSCIJFD";
    private static final int LONGEST_SIGNATURE = 6;

    public JavaType {
        arguments = List.copyOf(arguments);
    }

    /** What {@link #function} begins with. */
    private static final String FUNCTION = "L->";

    /** What is known of a lambda before it has a type. */
    public enum Gives {
        VALUE,
        NOTHING,
        /** An expression that can stand alone may do either. */
        EITHER
    }

    /** A lambda with so many parameters, or a method reference when that is negative, before it has a type. */
    public static JavaType function(int parameters, Gives gives) {
        return of(FUNCTION + parameters + " " + gives + ";");
    }

    public boolean isFunction() {
        return descriptor.startsWith(FUNCTION);
    }

    /** Of a lambda without a type, the number of its parameters. */
    int functionParameters() {
        return Integer.parseInt(descriptor.substring(FUNCTION.length(), descriptor.indexOf(' ')));
    }

    /** Of a lambda without a type. */
    Gives functionGives() {
        return Gives.valueOf(descriptor.substring(descriptor.indexOf(' ') + 1, descriptor.length() - 1));
    }

    /** The type with this descriptor, without type arguments. */
    public static JavaType of(String descriptor) {
        return new JavaType(descriptor, List.of(), "");
    }

    /** The class or interface with this internal name, raw. */
    public static JavaType ofClass(String internalName) {
        return of("L" + internalName + ";");
    }

    public JavaType withArguments(List<JavaType> known) {
        return new JavaType(descriptor, known, variable);
    }

    public JavaType arrayOf() {
        return new JavaType("[" + descriptor, arguments, variable);
    }

    public boolean isArray() {
        return descriptor.startsWith("[");
    }

    /** The type of the elements of an array; unknown for what is none. */
    public JavaType element() {
        return isArray() ? new JavaType(descriptor.substring(1), arguments, variable) : UNKNOWN;
    }

    public boolean isUnknown() {
        return descriptor.equals(UNKNOWN.descriptor);
    }

    public boolean isNull() {
        return descriptor.equals(NULL.descriptor);
    }

    public boolean isVoid() {
        return descriptor.equals("V");
    }

    public boolean isObject() {
        return descriptor.equals(OBJECT.descriptor);
    }

    public boolean isReference() {
        return Descriptors.isReference(descriptor);
    }

    /** Whether it is a class or interface, and no array. */
    public boolean isClass() {
        return descriptor.startsWith("L");
    }

    public boolean isNumeric() {
        return descriptor.length() == 1 && NUMERIC.contains(descriptor);
    }

    /** Whether arithmetic on it is done on ints, so that a comparison needs no instruction of its own. */
    public boolean isIntLike() {
        return descriptor.length() == 1 && "ZBSCI".contains(descriptor);
    }

    /** The type that a value of primitive type is boxed to; the type itself if it is none. */
    public JavaType boxed() {
        return Descriptors.box(descriptor).map(JavaType::ofClass).orElse(this);
    }

    /** Whether it is one of the types that values of primitive types are boxed to. */
    boolean isBox() {
        return isClass() && Descriptors.isBox(internalName());
    }

    /** The method of a box that gives a value of this primitive type; empty if it is none. */
    public Optional<String> unboxingMethod() {
        return Optional.ofNullable(UNBOXING.get(descriptor));
    }

    /** Internal name of a class; the descriptor of anything else. */
    public String internalName() {
        return Descriptors.internalName(descriptor);
    }

    /** The type argument at this position; unknown when there is none. */
    public JavaType argument(int position) {
        return position < arguments.size() ? arguments.get(position) : UNKNOWN;
    }

    /** The type with type variables replaced; those without a value stay their bound. */
    public JavaType substitute(Map<String, JavaType> values) {
        if (values.isEmpty()) {
            return this;
        }
        if (!variable.isEmpty()) {
            JavaType value = values.get(variable);
            return value == null || !value.isReference() ? this : arrays(value);
        }
        return arguments.isEmpty()
                ? this
                : withArguments(arguments.stream()
                        .map(argument -> argument.substitute(values))
                        .toList());
    }

    private JavaType arrays(JavaType value) {
        JavaType result = value;
        for (int i = 0; i < descriptor.length() && descriptor.charAt(i) == '['; i++) {
            result = result.arrayOf();
        }
        return result;
    }

    /** The generic signature (JVMS 4.7.9.1) of a field of this type; empty when it needs none. */
    public String signature() {
        return arguments.isEmpty() && variable.isEmpty() ? "" : signature(0);
    }

    private String signature(int depth) {
        if (isArray()) {
            return "[" + element().signature(depth);
        }
        if (!variable.isEmpty()) {
            return "T" + variable + ";";
        }
        if (isUnknown() || depth > LONGEST_SIGNATURE) {
            return "*";
        }
        if (arguments.isEmpty()) {
            return descriptor;
        }
        return arguments.stream()
                .map(argument -> argument.signature(depth + 1))
                .collect(Collectors.joining("", descriptor.substring(0, descriptor.length() - 1) + "<", ">;"));
    }

    @Override
    public String toString() {
        return descriptor;
    }
}
