// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.CallEffects;
import io.watertight.obligation.call.CallTargets;
import io.watertight.obligation.call.Construction;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.obligation.call.SupposedTypes;
import io.watertight.obligation.origin.FieldUses;
import io.watertight.obligation.origin.InferredOwners;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FateSummary;
import io.watertight.obligation.summary.Summaries;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Set;

/**
 * The program around a method while values are followed through it: everything the engine can ask.
 *
 * @param fields what the program does with what lies in fields
 * @param containers which containers in fields keep what they are given
 * @param statics which methods load what lies in static fields
 * @param construction private methods that only constructors of the same class run
 * @param callsToLookInside how many calls deep a callee may be followed again with the arguments of one call
 */
public record Setting(
        Program program,
        ProgramCode code,
        Knowledge knowledge,
        ResourceTypes types,
        CallTargets targets,
        Summaries summaries,
        CallEffects effects,
        CallExceptions exceptions,
        FieldUses fields,
        ContainerFields containers,
        StaticFields statics,
        Set<MethodRef> construction,
        int callsToLookInside) {
    /** A flag is often passed on once, from the short form of a method to its long form. */
    private static final int DEEPEST = 2;

    public static Setting of(Program program, ProgramCode code, Knowledge knowledge) {
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
                new ContainerFields(program, code, effects, types),
                new StaticFields(program, code),
                Construction.of(program, code),
                DEEPEST);
    }

    /** The same, for looking inside a call; calls inside the deepest one are taken by their summary. */
    public Setting insideCall() {
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
                containers,
                statics,
                construction,
                callsToLookInside - 1);
    }

    /** Whether an annotation of the field says that it owns what lies in it, so that no assignment may lose that. */
    public boolean isOwning(FieldRef field) {
        return program.resolve(field)
                .flatMap(knowledge::says)
                .filter(verb -> verb == Verb.TAKES_OWNERSHIP)
                .isPresent();
    }

    /** The outcomes of a followed argument as what a call does to it. */
    public Effect summarize(Frame frame, Tracking tracking) {
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

    /**
     * Whether some code may release what the field keeps or hand it to someone who does; also when code outside the program
     * may do so.
     */
    public boolean mayBeReleased(FieldRef field) {
        return types.isContainerDescriptor(field.descriptor())
                ? containers.mayBeReleased(field) || fields.isOpen(field)
                : fields.mayBeReleased(field);
    }

    /** Whether the load gives a constant of an enum, which is no other one of them. */
    public boolean isEnumConstant(Instruction.LoadField load) {
        FieldRef field = load.field();
        return load.object() == Variable.NONE
                && field.descriptor().equals("L" + field.owner() + ";")
                && program.resolve(field).filter(FieldDecl::isEnumConstant).isPresent();
    }

    /** Whether an annotation of the field says that somebody else answers for what lies in it. */
    public boolean isBorrowing(FieldRef field) {
        return program.resolve(field)
                .flatMap(knowledge::says)
                .filter(verb -> verb == Verb.BORROWS)
                .isPresent();
    }

    /** Whether the value lies in fields that nobody ever releases, and nowhere else. */
    public boolean isForgotten(Outcome stored) {
        Set<FieldRef> keepers = stored.fields();
        return !keepers.isEmpty()
                && keepers.size() == stored.places().size()
                && keepers.stream().noneMatch(fields::mayBeReleased);
    }
}
