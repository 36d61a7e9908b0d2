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

    /** How many variables with a name come before the temporaries of most methods, and how many those are. */
    private static final int MOSTLY_NAMED = 16;

    private static final int MOSTLY_TEMPORARIES = 128;
    /** Most variables of a program are temporaries, and most of these are the same. */
    private static final Variable[][] TEMPORARIES = new Variable[MOSTLY_NAMED][MOSTLY_TEMPORARIES];

    static {
        for (int named = 0; named < MOSTLY_NAMED; named++) {
            for (int number = 0; number < MOSTLY_TEMPORARIES; number++) {
                TEMPORARIES[named][number] = new Variable(named + number, "t" + number, Kind.TEMPORARY);
            }
        }
    }

    /** The temporary of this number, counted from 0; {@code id} is at least as much. */
    public static Variable temporary(int id, int number) {
        int named = id - number;
        return named < MOSTLY_NAMED && number < MOSTLY_TEMPORARIES
                ? TEMPORARIES[named][number]
                : new Variable(id, "t" + number, Kind.TEMPORARY);
    }

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
