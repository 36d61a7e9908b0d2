// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.summary.Effect;
import org.jspecify.annotations.Nullable;

/**
 * The end of a path on which the value is not lost.
 *
 * @param last the end of the way: the instruction that settled it
 * @param outcome what became of it
 */
public record Ending(Node last, Outcome outcome) {

    /** Whether the way leads over this instruction. */
    public boolean isReachedBy(int instruction) {
        for (@Nullable Node node = last; node != null; node = node.previous()) {
            if (node.index() == instruction) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call settled it that releases its receiver, as its name says. */
    public boolean isDirect(MethodBody body) {
        return body.instruction(last.index()) instanceof Instruction.Invoke call
                && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES;
    }
}
