// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

/**
 * How unlikely a path is, as a cost: costs add along a path and the smaller wins at a join (an IDE value; Sagiv, Reps,
 * Horwitz 1996).
 */
public final class Likelihood {
    /** What happens on a normal run. */
    public static final int NORMAL = 0;
    /** A declared checked exception, or an explicit throw. */
    public static final int DECLARED = 1;
    /** A failing close of something else, a callee that releases on some paths only, a missing method that fails. */
    public static final int SECONDARY = 2;
    /** A failure after which the owner of the parent goes on using it, instead of closing it and all that hangs on it. */
    public static final int PARENT_KEPT = 1;
    /** An exception that a call does not declare. */
    public static final int UNDECLARED = 4;
    /** Paths that cost more are not followed for what is held, a lock or a permit: its loss stops everybody else. */
    static final int LIMIT_FOR_HELD = 4;
    /** Paths that cost more are not followed. */
    static final int LIMIT = 2;

    private Likelihood() {}
}
