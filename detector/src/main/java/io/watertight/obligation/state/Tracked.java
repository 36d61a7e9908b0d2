// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a tracked value from the start.
 *
 * @param type internal name of its type
 * @param isExact whether it is of no subtype; for what is held, whether it has a name that tells it from others
 * @param kind where it comes from
 * @param origin the instruction that takes what is held; {@link #BEFORE} for other kinds
 * @param borrowing calls that would take the value by their name alone, and do not
 * @param isHoldable whether it is a lock, a permit or the like, which is followed along less likely paths
 */
public record Tracked(String type, boolean isExact, Kind kind, int origin, boolean isHoldable, Set<Integer> borrowing) {
    /** It was there when the method began. */
    public static final int BEFORE = -1;

    public Tracked(String type, boolean isExact, Kind kind) {
        this(type, isExact, kind, BEFORE, false, Set.of());
    }

    public Tracked(String type, boolean isExact, Kind kind, int origin, boolean isHoldable) {
        this(type, isExact, kind, origin, isHoldable, Set.of());
    }

    /** The same, when the unseen callee at {@code call} is known to leave the value to its caller. */
    public Tracked borrowedBy(int call) {
        Set<Integer> calls = new TreeSet<>(borrowing);
        calls.add(call);
        return new Tracked(type, isExact, kind, origin, isHoldable, Set.copyOf(calls));
    }

    /** The same, for a value that may be a lock or the like. */
    public Tracked holdable(boolean mayBeHeld) {
        return new Tracked(type, isExact, kind, origin, mayBeHeld, borrowing);
    }

    /** Where a tracked value comes from. */
    public enum Kind {
        /** It was made after the method began, so that only tracked names can name it. */
        FRESH,
        /** Something that others know too, and that the method must give back: a lock, a permit. */
        HELD,
        /** The caller passed it. */
        ARGUMENT,
        /** It lay in a field of the receiver when the method began. */
        KEPT
    }

    /** The cost of the most unlikely paths on which its loss counts. */
    public int limit() {
        return isHoldable || kind == Kind.HELD ? Likelihood.LIMIT_FOR_HELD : Likelihood.LIMIT;
    }

    public boolean isFresh() {
        return kind == Kind.FRESH;
    }
}
