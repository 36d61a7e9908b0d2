// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import org.jspecify.annotations.Nullable;

/** One method, prepared for following values through it; each preparation is made when it is first needed. */
final class Frame {
    private final MethodBody body;
    private @Nullable Liveness reads;
    private @Nullable Liveness decisions;
    private @Nullable Origins origins;

    Frame(MethodBody body) {
        this.body = body;
    }

    MethodBody body() {
        return body;
    }

    /** Which variables may still be read. */
    Liveness reads() {
        if (reads == null) {
            reads = Liveness.ofReads(body);
        }
        return reads;
    }

    /** Which variables may still decide a test. */
    Liveness decisions() {
        if (decisions == null) {
            decisions = Liveness.ofDecisions(body);
        }
        return decisions;
    }

    /** Where values come from. */
    Origins origins() {
        if (origins == null) {
            origins = new Origins(body);
        }
        return origins;
    }

    /** The world as far as it matters at the instruction: dead variables leave at once. */
    World prune(World world, int index) {
        return new World(
                world.names().retain(reads().before(index)),
                world.facts().retain(decisions().before(index)));
    }

    /** Whether the instruction tests what a field holds, or of which class an object is. */
    boolean testsState(int index) {
        return body.instruction(index).uses().stream()
                .flatMap(variable -> origins().of(variable).stream())
                .filter(origin -> origin != Origins.PARAMETER)
                .map(body::instruction)
                .anyMatch(origin -> origin instanceof Instruction.LoadField || origin instanceof Instruction.TypeTest);
    }

    boolean isReceiver(int variable) {
        return variable != Variable.NONE && body.variable(variable).kind() == Variable.Kind.THIS;
    }

    boolean isConstructor() {
        return body.method().isConstructor();
    }
}
