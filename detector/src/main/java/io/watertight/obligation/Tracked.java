// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * What is known of a tracked value from the start.
 *
 * @param type internal name of its type
 * @param isExact whether it is of no subtype; for what is held, whether it has a name that tells it from others
 * @param kind where it comes from
 */
record Tracked(String type, boolean isExact, Kind kind) {

    /** Where a tracked value comes from. */
    enum Kind {
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
    int limit() {
        return kind == Kind.HELD ? Likelihood.LIMIT_FOR_HELD : Likelihood.LIMIT;
    }

    boolean isFresh() {
        return kind == Kind.FRESH;
    }
}
