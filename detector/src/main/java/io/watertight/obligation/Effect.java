// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * What a call does to a tracked value that is one of its arguments.
 *
 * @param kind what it does
 * @param isAssumed whether that is a reading of an unseen callee by its name alone
 * @param leaksOnException whether the value is still owed when the call throws
 */
record Effect(Kind kind, boolean isAssumed, boolean leaksOnException) {

    /** What a call can do to an argument. */
    enum Kind {
        BORROWS,
        RELEASES,
        /** It releases the value on some of its normal paths. */
        MAY_RELEASE,
        TAKES,
        /** The result is the value. */
        RETURNS,
        /** Closing the result closes the value. */
        WRAPPED_BY_RESULT,
        /** Closing the receiver closes the value. */
        WRAPPED_BY_RECEIVER,
        /** The result may keep the value. */
        HELD_BY_RESULT,
        /** The receiver keeps the value as an element. */
        HELD_BY_RECEIVER,
        /** No path leads back from the call, or none is known yet: a recursive call in the first round. */
        NEVER_RETURNS
    }

    /** An effect that is known; a value it discharges is discharged on an exception too. */
    static Effect known(Kind kind) {
        return new Effect(kind, false, kind != Kind.RELEASES && kind != Kind.TAKES);
    }

    static Effect assumed(Kind kind) {
        return new Effect(kind, true, kind != Kind.RELEASES && kind != Kind.TAKES);
    }

    boolean isDischarge() {
        return kind == Kind.RELEASES || kind == Kind.TAKES;
    }
}
