// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.CallKind;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.summary.Effect;
import java.util.BitSet;

/** Which variables may still be needed at each instruction: the classic backward analysis, for two kinds of need. */
public final class Liveness {

    /** What an instruction needs, given what is needed after it. */
    private interface Need {
        void addUses(int index, Instruction instruction, BitSet after, BitSet before);
    }

    private final BitSet[] before;

    private Liveness(BitSet[] before) {
        this.before = before;
    }

    /** The variables that may be read at all. */
    static Liveness ofReads(Frame frame) {
        MethodBody body = frame.body();
        BitSet always = frame.places().all(); // others can reach what lies there
        if (body.method().isConstructor()) {
            // the receiver is in the hands of the caller, so what it holds is not lost at the exit
            always.set(body.parameters().get(0));
        }
        return solve(
                frame,
                always,
                (index, instruction, after, live) -> instruction.uses().forEach(live::set));
    }

    /** The variables whose value may decide a test, or which exception is thrown. */
    static Liveness ofDecisions(Frame frame) {
        String result = frame.body().method().returnType();
        boolean tellsCaller = result.equals("Z") || result.startsWith("L");
        return solve(frame, new BitSet(), new Decisions(frame.places(), tellsCaller));
    }

    private static Liveness solve(Frame frame, BitSet always, Need need) {
        MethodBody body = frame.body();
        BitSet[] before = new BitSet[body.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = body.size() - 1; i >= 0; i--) {
                changed |= transfer(frame, i, before, always, need);
            }
        }
        return new Liveness(before);
    }

    /** Says whether the result differs from the one before. */
    private static boolean transfer(Frame frame, int index, BitSet[] before, BitSet always, Need need) {
        Instruction instruction = frame.body().instruction(index);
        BitSet after = new BitSet();
        after.or(always);
        for (int successor : instruction.successors(index)) {
            after.or(before[successor]);
        }
        BitSet live = (BitSet) after.clone();
        if (instruction.target() != Variable.NONE) {
            live.clear(instruction.target());
        }
        need.addUses(index, instruction, after, live);
        for (Handler handler : frame.handlersAt(index)) {
            live.or(before[handler.target()]);
        }
        if (live.equals(before[index])) {
            return false;
        }
        before[index] = live;
        return true;
    }

    /** The variables needed at or after the instruction. */
    public BitSet before(int index) {
        return before[index];
    }

    /**
     * Tests need their operands, and a result that tells the caller what was done is needed; what only moves a value needs
     * its source if the target is needed.
     */
    private record Decisions(Places places, boolean tellsCaller) implements Need {
        @Override
        public void addUses(int index, Instruction instruction, BitSet after, BitSet before) {
            movePlace(index, instruction, after, before);
            boolean decides = instruction instanceof Instruction.Branch
                    || instruction instanceof Instruction.Switch
                    || instruction instanceof Instruction.TypeTest
                    || instruction instanceof Instruction.Throw
                    || (instruction instanceof Instruction.Return && tellsCaller);
            boolean asks = instruction instanceof Instruction.Invoke call && (hasFlag(call) || closes(call));
            boolean moves = instruction instanceof Instruction.Copy
                    || instruction instanceof Instruction.Cast
                    || (instruction instanceof Instruction.Compute compute && compute.isComparison());
            if (instruction instanceof Instruction.StoreElement store && after.get(store.array())) {
                before.set(store.value());
            }
            boolean needed = instruction.target() != Variable.NONE && after.get(instruction.target());
            if (decides || asks || (moves && needed) || makesNeeded(instruction, after)) {
                instruction.uses().forEach(before::set);
            }
        }

        /** A load needs the place if its target is needed, a store its value if the place is. */
        private void movePlace(int index, Instruction instruction, BitSet after, BitSet before) {
            int place = places.at(index);
            if (place == Variable.NONE) {
                return;
            }
            if (instruction instanceof Instruction.StoreField store) {
                before.clear(place);
                before.set(store.value(), before.get(store.value()) || after.get(place));
            } else if (after.get(instruction.target())) {
                before.set(place);
            }
        }

        /** A boolean argument may decide what the callee does. */
        private static boolean hasFlag(Instruction.Invoke call) {
            String descriptor = call.method().descriptor();
            return descriptor.lastIndexOf('Z', descriptor.indexOf(')')) > 0
                    && call.method().parameterTypes().contains("Z");
        }

        /** What is closed is nothing if it is null. */
        private static boolean closes(Instruction.Invoke call) {
            return call.kind() != CallKind.DYNAMIC && NameContract.onArgument(call.method()) == Effect.Kind.RELEASES;
        }

        /** A constructor or call whose object or result is needed: its arguments may decide what that is. */
        private static boolean makesNeeded(Instruction instruction, BitSet after) {
            if (!(instruction instanceof Instruction.Invoke call)) {
                return false;
            }
            boolean result = call.target() != Variable.NONE && after.get(call.target());
            boolean object =
                    call.method().isConstructor() && after.get(call.arguments().get(0));
            return result || object;
        }
    }
}
