// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.knowledge.Condition;
import io.watertight.obligation.state.Likelihood;

/**
 * What a call does to a tracked value that is one of its arguments, or lies behind one.
 *
 * @param kind what it does when it returns
 * @param owedWhen the results with which it has not done that; {@link Condition#ALWAYS} when results do not tell
 * @param isAssumed whether that is a reading of an unseen callee by its name alone
 * @param leaksOnException whether the value is still owed when the call throws
 * @param costOnException how unlikely that is; see {@link Likelihood}
 */
public record Effect(Kind kind, Condition owedWhen, boolean isAssumed, boolean leaksOnException, int costOnException) {

    /** What a call can do to an argument. */
    public enum Kind {
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
        /** No normal path leads back from the call, or none is known yet: a recursive call in the first round. */
        NEVER_RETURNS
    }

    /** An effect that is known; a value it discharges is discharged on an exception too. */
    public static Effect known(Kind kind) {
        return new Effect(kind, Condition.ALWAYS, false, !isDischarge(kind), Likelihood.DECLARED);
    }

    public static Effect assumed(Kind kind) {
        return new Effect(kind, Condition.ALWAYS, true, !isDischarge(kind), Likelihood.DECLARED);
    }

    /** The same effect, which a call has not had when it returns such a result. */
    public Effect unless(Condition result) {
        return new Effect(kind, result, isAssumed, leaksOnException, costOnException);
    }

    public boolean isDischarge() {
        return isDischarge(kind);
    }

    private static boolean isDischarge(Kind kind) {
        return kind == Kind.RELEASES || kind == Kind.TAKES;
    }
}
