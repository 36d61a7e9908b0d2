// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/**
 * A variable of one method body; instructions name it by its {@code id}.
 *
 * @param id index in {@link MethodBody#variables()}
 * @param name the name in the source; for temporaries {@code t} and a number
 * @param kind what it is
 */
public record Variable(int id, String name, Kind kind) {
    /** "No variable": a void result, the object of a static field access, the return value of a void method. */
    public static final int NONE = -1;

    /** Where a variable comes from. */
    public enum Kind {
        /** The receiver of an instance method. */
        THIS,
        PARAMETER,
        LOCAL,
        /** Without a name in the source: an expression value, a slot without debug names. */
        TEMPORARY
    }
}
