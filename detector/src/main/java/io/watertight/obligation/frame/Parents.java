// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.origin.Origins;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** What was acquired through something else, and is asked for that again: {@code results.getStatement().close()}. */
public record Parents(Setting setting, Frame frame) {

    /** Whether the call acquires something through its receiver, and the method asks what it acquired for the receiver. */
    public boolean isAskedOf(Instruction.Invoke call) {
        boolean isChild = call.target() != Variable.NONE
                && setting.knowledge().factsOf(call.method(), setting.program()).stream()
                        .anyMatch(fact ->
                                fact.verb() == Verb.ACQUIRES && fact.via().equals(Optional.of(Operand.THIS)));
        return isChild
                && frame.body().code().stream()
                        .anyMatch(instruction ->
                                instruction instanceof Instruction.Invoke question && isQuestion(question, call));
    }

    /** Whether it gives what closes its receiver as well, of the type through which that was acquired. */
    private boolean isQuestion(Instruction.Invoke question, Instruction.Invoke call) {
        return question.hasReceiver()
                && question.arguments().size() == 1
                && setting.knowledge().factsOf(question.method(), setting.program()).stream()
                        .anyMatch(Parents::closesReceiver)
                && setting.program()
                                .isSubtype(
                                        call.method().owner(),
                                        Descriptors.internalName(
                                                question.method().returnType()))
                        == Answer.YES
                && frame.origins().of(question.arguments().get(0)).stream()
                        .anyMatch(origin ->
                                origin != Origins.PARAMETER && frame.body().instruction(origin) == call);
    }

    private static boolean closesReceiver(Fact fact) {
        return fact.verb() == Verb.WRAPS && fact.operand().equals(Operand.THIS);
    }
}
