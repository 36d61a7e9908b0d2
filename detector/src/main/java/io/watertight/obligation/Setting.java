// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.Program;

/**
 * The program around a method while values are followed through it: everything the engine can ask.
 *
 * @param callsToLookInside how many calls deep a callee may be followed again with the arguments of one call
 */
record Setting(
        Program program,
        ProgramCode code,
        Knowledge knowledge,
        ResourceTypes types,
        CallTargets targets,
        Summaries summaries,
        CallEffects effects,
        CallExceptions exceptions,
        int callsToLookInside) {
    /** A flag is often passed on once, from the short form of a method to its long form. */
    private static final int DEEPEST = 2;

    static Setting of(Program program, ProgramCode code, Knowledge knowledge) {
        ResourceTypes types = new ResourceTypes(program, knowledge);
        CallTargets targets = new CallTargets(program);
        Summaries summaries = new Summaries();
        return new Setting(
                program,
                code,
                knowledge,
                types,
                targets,
                summaries,
                new CallEffects(program, knowledge, types, targets, summaries),
                new CallExceptions(program, code, types, targets),
                DEEPEST);
    }

    /** The same, for looking inside a call; calls inside the deepest one are taken by their summary. */
    Setting insideCall() {
        return new Setting(
                program, code, knowledge, types, targets, summaries, effects, exceptions, callsToLookInside - 1);
    }
}
