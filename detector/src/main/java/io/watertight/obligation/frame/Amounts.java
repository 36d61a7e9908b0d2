// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.World;
import java.util.OptionalInt;

/** How often a call takes hold of a lock, or how many permits it takes or gives back. */
public record Amounts(Setting setting, Frame frame) {
    /** As many as are held: the number is not known, or the call is not seen to count. */
    public static final int ALL = Integer.MAX_VALUE;

    /** How many the call takes: 1 if that is not known. */
    public int taken(Instruction.Invoke call) {
        int amount = of(call, Verb.HOLDS);
        return amount == ALL ? 1 : amount;
    }

    /** Whether the call takes as many as a variable says: permits that count space or memory, and not users. */
    public boolean isVariable(Instruction.Invoke call) {
        return of(call, Verb.HOLDS) == ALL;
    }

    /** How many more of what the world is about the call takes; 0 when it takes none of it for certain. */
    public int takenAgain(Instruction.Invoke call, World world) {
        return isAbout(call, Verb.HOLDS, world) ? taken(call) : 0;
    }

    /** How many of what the world is about the call at {@code index} gives back; a loop may give back all. */
    public int givenBack(int index, Instruction.Invoke call, World world) {
        return isAbout(call, Verb.RELEASES, world) && !frame.isInLoop(index) ? of(call, Verb.RELEASES) : ALL;
    }

    private boolean isAbout(Instruction.Invoke call, Verb verb, World world) {
        return setting.knowledge().factsOf(call.method(), setting.program()).stream()
                .filter(fact -> fact.verb() == verb && fact.condition() == Condition.ALWAYS)
                .map(fact -> fact.operand().position(call.hasReceiver()))
                .filter(position -> position >= 0)
                .map(call.arguments()::get)
                .anyMatch(held ->
                        world.role(held) == Role.IS || world.role(frame.places().nameOf(held)) == Role.IS);
    }

    private int of(Instruction.Invoke call, Verb verb) {
        for (Fact fact : setting.knowledge().factsOf(call.method(), setting.program())) {
            if (fact.verb() == verb && fact.via().isPresent()) {
                int count = call.arguments().get(fact.via().get().position(call.hasReceiver()));
                return constant(count).orElse(ALL);
            }
        }
        return 1;
    }

    private OptionalInt constant(int variable) {
        return frame.origins().of(variable).stream()
                .map(origin -> origin == Origins.PARAMETER
                        ? OptionalInt.empty()
                        : constant(frame.body().instruction(origin)))
                .reduce((a, b) -> a.equals(b) ? a : OptionalInt.empty())
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt constant(Instruction made) {
        return made instanceof Instruction.Constant constant && constant.value() instanceof Value.Int number
                ? OptionalInt.of(number.value())
                : OptionalInt.empty();
    }
}
