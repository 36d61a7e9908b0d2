// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import java.util.regex.Pattern;

/**
 * What is expected to stand at a line, so that the right one of several expressions is found.
 *
 * @param kind the kind of code
 * @param name simple name of the constructed type, the called method or the written field; empty when any will do
 */
public record Hint(Kind kind, String name) {
    private static final Pattern CONSTRUCTION = Pattern.compile("new ([\\w$.]+)");
    private static final Pattern CALL = Pattern.compile("(?:[\\w$]+\\.)+([\\w$]+)");

    /** The kinds of code a finding or a step of its trace can point to. */
    public enum Kind {
        CONSTRUCTION,
        CALL,
        FIELD_WRITE,
        /** A lambda expression or a method reference. */
        FUNCTION,
        /** Whatever the line holds. */
        ANY
    }

    /**
     * A {@code new} expression of the type with this simple or binary name, of which the last part counts; an anonymous
     * class has none, so any will do.
     */
    public static Hint construction(String type) {
        return new Hint(Kind.CONSTRUCTION, lastPart(type));
    }

    /** A call of, or a reference to, a method of this name. */
    public static Hint call(String method) {
        return new Hint(Kind.CALL, method);
    }

    /** An assignment, increment or initialiser of a field of this name. */
    public static Hint fieldWrite(String field) {
        return new Hint(Kind.FIELD_WRITE, field);
    }

    public static Hint function() {
        return new Hint(Kind.FUNCTION, "");
    }

    public static Hint any() {
        return new Hint(Kind.ANY, "");
    }

    /**
     * The hint in a call as a reader writes it: {@code new FileInputStream} is a construction, {@code Files.lines} a
     * call, anything else {@link #any()}.
     */
    public static Hint reading(String call) {
        var construction = CONSTRUCTION.matcher(call);
        if (construction.matches()) {
            return construction(construction.group(1));
        }
        var method = CALL.matcher(call);
        return method.matches() ? call(method.group(1)) : any();
    }

    /** {@code Map$Entry} is {@code Entry}, a local {@code C$1Local} is {@code Local}, an anonymous {@code C$1} nothing. */
    private static String lastPart(String type) {
        String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return name.replaceFirst("^\\d+", "");
    }
}
