// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import java.util.BitSet;

/** Which variables may still be read at each instruction: the classic backward analysis. */
final class Liveness {
    private final BitSet[] before;

    private Liveness(BitSet[] before) {
        this.before = before;
    }

    static Liveness of(MethodBody body) {
        BitSet[] before = new BitSet[body.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = new BitSet();
        }
        BitSet always = alwaysLive(body);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = body.size() - 1; i >= 0; i--) {
                BitSet live = transfer(body, i, before, always);
                if (!live.equals(before[i])) {
                    before[i] = live;
                    changed = true;
                }
            }
        }
        return new Liveness(before);
    }

    /** A constructor's receiver is in the hands of its caller, so what it holds is not lost at the exit. */
    private static BitSet alwaysLive(MethodBody body) {
        BitSet always = new BitSet();
        if (body.method().isConstructor()) {
            always.set(body.parameters().get(0));
        }
        return always;
    }

    private static BitSet transfer(MethodBody body, int index, BitSet[] before, BitSet always) {
        Instruction instruction = body.instruction(index);
        BitSet live = (BitSet) always.clone();
        for (int successor : body.successors(index)) {
            live.or(before[successor]);
        }
        if (instruction.target() != Variable.NONE) {
            live.clear(instruction.target());
        }
        instruction.uses().forEach(live::set);
        for (Handler handler : body.handlers()) {
            if (handler.covers(index)) {
                live.or(before[handler.target()]);
            }
        }
        return live;
    }

    /** The variables that may be read at or after the instruction. */
    BitSet before(int index) {
        return before[index];
    }
}
