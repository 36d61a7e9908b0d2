// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.knowledge.Condition;

/**
 * One row of what can become of a value in a method: what, and how the method ends then.
 *
 * @param fate what became of it
 * @param when what the method returns then, as far as that is known when the fate is met; {@link Condition#THROWN} when an
 *     exception leaves it
 * @param place where the receiver keeps it, for {@link Fate#STORED_IN_RECEIVER}
 */
record Outcome(Fate fate, Condition when, Route place) {

    static Outcome of(Fate fate) {
        return new Outcome(fate, Condition.ALWAYS, Route.NONE);
    }

    /** Nothing had happened to it when an exception left the method. */
    static final Outcome UNTOUCHED_ON_EXCEPTION = new Outcome(Fate.UNTOUCHED, Condition.THROWN, Route.NONE);

    boolean isLoss() {
        return fate == Fate.UNTOUCHED;
    }

    boolean isOnException() {
        return when == Condition.THROWN;
    }
}
