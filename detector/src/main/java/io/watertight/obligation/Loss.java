// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * The end of a path on which the value is lost.
 *
 * @param last the end of the way: the last instruction of the method on it, or where the value is lost when the method
 *     goes on for ever
 * @param cost cost of the path
 * @param fate {@link Fate#UNTOUCHED} or {@link Fate#UNTOUCHED_ON_EXCEPTION}
 * @param cause what ends the method
 */
record Loss(Node last, int cost, Fate fate, Move.Cause cause) {

    /** Whether the value was only held by something when it was last named. */
    boolean wasOnlyHeld() {
        Node node = last;
        while (node.world().isLost() && node.previous() != null) {
            node = node.previous();
        }
        return node.world().isOnlyHeld();
    }
}
