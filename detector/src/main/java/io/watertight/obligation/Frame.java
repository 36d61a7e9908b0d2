// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;

/**
 * One method, prepared for following values through it.
 *
 * @param body its code
 * @param reads which variables may still be read
 * @param decisions which variables may still decide a test
 * @param origins where values come from
 */
record Frame(MethodBody body, Liveness reads, Liveness decisions, Origins origins) {

    static Frame of(MethodBody body) {
        return new Frame(body, Liveness.ofReads(body), Liveness.ofDecisions(body), new Origins(body));
    }

    /** The world as far as it matters at the instruction: dead variables leave at once. */
    World prune(World world, int index) {
        return new World(
                world.names().retain(reads.before(index)), world.facts().retain(decisions.before(index)));
    }

    /** Whether the instruction tests what a field holds. */
    boolean testsField(int index) {
        return body.instruction(index).uses().stream()
                .flatMap(variable -> origins.of(variable).stream())
                .anyMatch(origin ->
                        origin != Origins.PARAMETER && body.instruction(origin) instanceof Instruction.LoadField);
    }

    boolean isReceiver(int variable) {
        return variable != Variable.NONE && body.variable(variable).kind() == Variable.Kind.THIS;
    }

    boolean isConstructor() {
        return body.method().isConstructor();
    }
}
