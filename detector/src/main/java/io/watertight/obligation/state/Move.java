// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.leak.Step;

/** Where one step takes a world. */
public sealed interface Move {

    /** What made the step, for the trace. */
    Cause cause();

    /** Added cost; see {@link Likelihood}. */
    int cost();

    /** On to another instruction. */
    record Go(int destination, World world, int cost, Cause cause) implements Move {}

    /** The value's story in this method ends. */
    record End(Outcome outcome, int cost, Cause cause) implements Move {
        public static End of(Fate fate) {
            return new End(Outcome.of(fate), Likelihood.NORMAL, Cause.NONE);
        }
    }

    /**
     * What a step of a trace is about.
     *
     * @param event what happened
     * @param subject to or through what
     * @param assumption the unseen call the step rests on; empty when it rests on none
     */
    record Cause(Step.Event event, String subject, String assumption) {
        /** Nothing that a reader of the trace wants to see. */
        public static final Cause NONE = new Cause(Step.Event.DROPPED, "", "");

        public static Cause of(Step.Event event, String subject) {
            return new Cause(event, subject, "");
        }

        public Cause assuming(String call) {
            return new Cause(event, subject, call);
        }
    }
}
