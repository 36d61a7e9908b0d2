// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.leak.Step;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The end of a path on which the value is lost.
 *
 * @param last the end of the way: the last instruction of the method on it, or where the value is lost when the method
 *     goes on for ever
 * @param cost cost of the path
 * @param outcome how the method ends there
 * @param cause what ends the method
 */
public record Loss(Node last, int cost, Outcome outcome, Move.Cause cause) {

    /** Whether a test of a field or of a class decided the way. */
    public boolean dependsOnState(Frame frame) {
        return dependsOnStateAfter(null, frame);
    }

    /** Whether such a test decided the way behind a point on it, {@code null} for all of it. */
    public boolean dependsOnStateAfter(@Nullable Node point, Frame frame) {
        for (Node node = last; node != point && node.previous() != null; node = node.previous()) {
            if (node.cause().event() == Step.Event.DECIDED
                    && frame.testsState(node.previous().index())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the way passes a test of the loop in which the instruction runs, while something holds the value. */
    public boolean leavesLoopOf(int instruction, MethodBody body) {
        for (@Nullable Node node = last; node != null; node = node.previous()) {
            if (node.world().isOnlyHeld()
                    && body.instruction(node.index()) instanceof Instruction.Branch
                    && body.reaches(node.index(), instruction)
                    && body.reaches(instruction, node.index())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value was only held by something when it was last named. */
    public boolean wasOnlyHeld() {
        Node node = last;
        while (node.world().isLost() && node.previous() != null) {
            node = node.previous();
        }
        return node.world().isOnlyHeld();
    }
}
