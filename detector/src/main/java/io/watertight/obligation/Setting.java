// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Set;

/**
 * The program around a method while values are followed through it: everything the engine can ask.
 *
 * @param fields what the program does with what lies in fields
 * @param construction private methods that only constructors of the same class run
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
        FieldUses fields,
        Set<MethodRef> construction,
        int callsToLookInside) {
    /** A flag is often passed on once, from the short form of a method to its long form. */
    private static final int DEEPEST = 2;

    static Setting of(Program program, ProgramCode code, Knowledge knowledge) {
        ResourceTypes plain = new ResourceTypes(program, knowledge, SupposedTypes.of(program, code, knowledge));
        ResourceTypes types = plain.with(InferredOwners.of(program, code, knowledge, plain));
        CallTargets targets = new CallTargets(program);
        Summaries summaries = new Summaries();
        CallEffects effects = new CallEffects(program, knowledge, types, targets, summaries);
        return new Setting(
                program,
                code,
                knowledge,
                types,
                targets,
                summaries,
                effects,
                new CallExceptions(program, code, knowledge, types, targets),
                FieldUses.of(program, code, effects, types),
                Construction.of(program, code),
                DEEPEST);
    }

    /** The same, for looking inside a call; calls inside the deepest one are taken by their summary. */
    Setting insideCall() {
        return new Setting(
                program,
                code,
                knowledge,
                types,
                targets,
                summaries,
                effects,
                exceptions,
                fields,
                construction,
                callsToLookInside - 1);
    }

    /** The outcomes of a followed argument as what a call does to it. */
    Effect summarize(Frame frame, Tracking tracking) {
        Set<Outcome> outcomes = tracking.outcomesBesidesState(frame);
        boolean isOwner = types.isResource(frame.body().method().owner());
        Effect.Kind storing = frame.isConstructor() && isOwner ? Effect.Kind.WRAPPED_BY_RECEIVER : Effect.Kind.TAKES;
        boolean isForgotten = frame.isConstructor()
                && outcomes.stream()
                        .filter(o -> o.fate() == Fate.STORED_IN_RECEIVER)
                        .allMatch(this::isForgotten);
        return FateSummary.of(
                outcomes,
                isForgotten ? Effect.Kind.HELD_BY_RECEIVER : storing,
                tracking.costOnException(),
                tracking.isAssumed(frame));
    }

    /** Whether the value lies in fields that nobody ever releases, and nowhere else. */
    boolean isForgotten(Outcome stored) {
        Set<FieldRef> keepers = stored.fields();
        return !keepers.isEmpty()
                && keepers.size() == stored.places().size()
                && keepers.stream().noneMatch(fields::mayBeReleased);
    }
}
