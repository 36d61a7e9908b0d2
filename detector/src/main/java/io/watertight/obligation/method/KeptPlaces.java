// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.summary.Effect;
import java.util.BitSet;

/** Finds the fields of the receiver, and what lies behind them, that a method may release, hand on or assign. */
public record KeptPlaces(Setting setting, Frame frame) {

    /** The places whose value may meet another fate than to stay; those that are only used are not among them. */
    public BitSet find() {
        BitSet found = new BitSet();
        BitSet handedOn = handedOn();
        for (int i = 0; i < frame.body().size(); i++) {
            int place = frame.places().at(i);
            if (place != Variable.NONE && isOurs(place)) {
                Instruction instruction = frame.body().instruction(i);
                boolean isStored = instruction instanceof Instruction.StoreField;
                found.set(place, found.get(place) || isStored || handedOn.get(instruction.target()));
            }
        }
        for (Instruction instruction : frame.body().code()) {
            if (instruction instanceof Instruction.Invoke call && call.hasReceiver()) {
                addPlacesOf(call, found);
            }
        }
        return found;
    }

    private boolean isOurs(int place) {
        int root = frame.places().root(place);
        return (frame.isReceiver(root) || isOwnStatic(place))
                && setting.types().isFollowed(frame.places().route(root, place).descriptor());
    }

    /** Whether it is a private static field of the method's own class. */
    private boolean isOwnStatic(int place) {
        return frame.places().root(place) == Variable.NONE
                && frame.places().route(Variable.NONE, place).hops().size() == 1
                && frame.places()
                        .fieldOf(place)
                        .flatMap(setting.program()::resolve)
                        .filter(field -> field.isPrivate()
                                && field.ref()
                                        .owner()
                                        .equals(frame.body().method().owner()))
                        .isPresent();
    }

    private void addPlacesOf(Instruction.Invoke call, BitSet found) {
        int receiver = frame.places().nameOf(call.arguments().get(0));
        if (receiver == Variable.NONE) {
            return;
        }
        BitSet behind = frame.places().behind(receiver);
        for (int place = behind.nextSetBit(0); place >= 0; place = behind.nextSetBit(place + 1)) {
            boolean isTouched = isOurs(place)
                    && setting.effects().routes(call).contains(frame.places().route(receiver, place));
            found.set(place, found.get(place) || isTouched);
        }
    }

    /** The variables that are returned, stored, copied, captured, or passed to a call that does more than use them. */
    private BitSet handedOn() {
        BitSet variables = new BitSet();
        for (Instruction instruction : frame.body().code()) {
            if (instruction instanceof Instruction.Invoke call) {
                for (int position = 0; position < call.arguments().size(); position++) {
                    int argument = call.arguments().get(position);
                    boolean isUsed = frame.origins().isLoaded(argument)
                            && setting.effects().of(call, position).kind() == Effect.Kind.BORROWS;
                    variables.set(argument, variables.get(argument) || !isUsed);
                }
            } else if (!isTest(instruction)) {
                instruction.uses().forEach(variables::set);
            }
        }
        return variables;
    }

    private static boolean isTest(Instruction instruction) {
        return instruction instanceof Instruction.Branch
                || instruction instanceof Instruction.TypeTest
                || instruction instanceof Instruction.LoadField;
    }
}
