// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.leak.Step;

/**
 * The end of a path on which the value is lost.
 *
 * @param last the end of the way: the last instruction of the method on it, or where the value is lost when the method
 *     goes on for ever
 * @param cost cost of the path
 * @param outcome how the method ends there
 * @param cause what ends the method
 */
record Loss(Node last, int cost, Outcome outcome, Move.Cause cause) {

    /** Whether a test of a field or of a class decided the way. */
    boolean dependsOnState(Frame frame) {
        for (Node node = last; node.previous() != null; node = node.previous()) {
            if (node.cause().event() == Step.Event.DECIDED
                    && frame.testsState(node.previous().index())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value was only held by something when it was last named. */
    boolean wasOnlyHeld() {
        Node node = last;
        while (node.world().isLost() && node.previous() != null) {
            node = node.previous();
        }
        return node.world().isOnlyHeld();
    }
}
