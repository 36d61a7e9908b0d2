// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Functions;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.MethodSummary;
import io.watertight.obligation.summary.Touch;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the ways in which a call comes by the tracked value: as an argument, or behind its receiver. */
public record Touches(Setting setting, Frame frame, Tracked tracked, World world) {

    List<Touch> of(Instruction.Invoke call) {
        List<Touch> touches = new ArrayList<>();
        for (int position = 0; position < call.arguments().size(); position++) {
            Role role = role(call.arguments().get(position));
            if (role != null) {
                touches.add(new Touch(role, effect(call, position, role)));
            }
        }
        if (touches.isEmpty()) {
            touches.addAll(behindArguments(call));
        }
        if (touches.isEmpty() && tracked.kind() == Tracked.Kind.HELD && mayGiveBack(call)) {
            touches.add(new Touch(Role.IS, Effect.known(Effect.Kind.RELEASES)));
        }
        return touches;
    }

    /** What is held may lie in a copy that was made before it was taken. */
    private @Nullable Role role(int argument) {
        Role role = world.role(argument);
        return role == null && tracked.kind() == Tracked.Kind.HELD
                ? world.role(frame.places().nameOf(argument))
                : role;
    }

    private List<Touch> behindArguments(Instruction.Invoke call) {
        List<Touch> touches = new ArrayList<>();
        world.names().forEach((role, place) -> {
            if (!frame.places().isPlace(place)) {
                return;
            }
            for (int position = 0; position < call.arguments().size(); position++) {
                int argument = frame.places().nameOf(call.arguments().get(position));
                if (argument != Variable.NONE && frame.places().behind(argument).get(place)) {
                    touches.add(new Touch(
                            role, behind(call, position, frame.places().route(argument, place))));
                }
            }
        });
        return touches;
    }

    /** Whether a function that captures the receiver does more than use what lies in a place behind it. */
    boolean isTouchedBy(Instruction.Capture function) {
        if (function.captures().isEmpty()) {
            return false;
        }
        int captured = frame.places().nameOf(function.captures().get(0));
        Optional<MethodSummary> body = setting.summaries().of(function.body());
        boolean[] touched = {false};
        world.names()
                .forEach((role, place) -> touched[0] |= captured != Variable.NONE
                        && frame.places().behind(captured).get(place)
                        && body.map(summary -> summary.kept().get(frame.places().route(captured, place)))
                                .filter(effect -> effect.kind() != Effect.Kind.BORROWS)
                                .isPresent());
        return touched[0];
    }

    /** A receiver under construction that is handed to somebody else can be reached by that. */
    private Effect behind(Instruction.Invoke call, int position, Route route) {
        if (position == 0 && call.hasReceiver()) {
            return setting.effects().behindReceiver(call, route);
        }
        boolean escapes = tracked.kind() == Tracked.Kind.KEPT
                || (frame.isConstruction()
                        && setting.effects().of(call, position).isDischarge());
        return Effect.known(escapes ? Effect.Kind.TAKES : Effect.Kind.BORROWS);
    }

    /** Whether the call gives back something that may be what is held, because one of the two has no sure name. */
    private boolean mayGiveBack(Instruction.Invoke call) {
        return setting.knowledge().factsOf(call.method(), setting.program()).stream()
                .filter(fact -> fact.verb() == Verb.RELEASES)
                .map(fact -> fact.operand().position(call.hasReceiver()))
                .filter(position -> position >= 0)
                .map(position -> call.arguments().get(position))
                .filter(other -> !isTakenBy(other))
                .anyMatch(other -> !frame.places().hasSureName(other) || !tracked.isExact());
    }

    /** Whether it was taken through this very variable, which has got another value since: it does not name it any more. */
    private boolean isTakenBy(int variable) {
        return tracked.origin() != Tracked.BEFORE
                && frame.body().instruction(tracked.origin()) instanceof Instruction.Invoke taking
                && setting.effects().operands(taking, Verb.HOLDS).contains(variable);
    }

    private Effect effect(Instruction.Invoke call, int position, Role role) {
        boolean isFunction = role == Role.HOLDS
                && !new Functions(frame).of(call.arguments().get(position)).isEmpty();
        if (isFunction) {
            // a stream that is to run it when it is closed
            return setting.effects()
                    .known(call, position)
                    .filter(known -> known.kind() == Effect.Kind.WRAPPED_BY_RESULT)
                    .orElse(Effect.known(Effect.Kind.TAKES));
        }
        Effect effect = new PassedFunctions(setting, frame)
                .called(call, position)
                .orElseGet(() -> setting.effects().of(call, position));
        effect = new ArgumentFacts(setting, frame, tracked, call, world).refine(position, role, effect);
        if (effect.kind() == Effect.Kind.BORROWS && isGivenToSuperclass(call, position)) {
            return Effect.known(Effect.Kind.WRAPPED_BY_RECEIVER);
        }
        boolean isReceiver = position == 0 && call.hasReceiver();
        PlainOwner owner = new PlainOwner(setting, frame);
        if (effect.kind() == Effect.Kind.TAKES && tracked.isFresh() && owner.keeps(call, position)) {
            return Effect.known(Effect.Kind.HELD_BY_RECEIVER);
        }
        if (effect.kind() == Effect.Kind.HELD_BY_RECEIVER) {
            return isOurs(call)
                    ? effect.unless(Condition.ALWAYS)
                    : Effect.known(Effect.Kind.TAKES).unless(effect.owedWhen());
        }
        boolean isHolder = role == Role.HOLDS && isReceiver;
        if (effect.kind() == Effect.Kind.RELEASES
                && ((isHolder && owner.keepsOpen(call))
                        || (role == Role.CLOSES && isReceiver && owner.endsWithoutCalls(call)))) {
            return Effect.known(Effect.Kind.BORROWS);
        }
        if (!isHolder || effect.isDischarge()) {
            return effect;
        }
        Optional<Effect> onKept = owner.onKept(call);
        if (onKept.isPresent()) {
            return onKept.get();
        }
        if (passesReleasingFunction(call)) {
            return Effect.known(Effect.Kind.RELEASES);
        }
        Optional<Effect> byFunction = new PassedFunctions(setting, frame).onElements(call);
        if (byFunction.isPresent()) {
            return byFunction.get();
        }
        boolean canHold = NameContract.canHold(call.method().returnType());
        return Effect.known(canHold ? Effect.Kind.HELD_BY_RESULT : Effect.Kind.BORROWS);
    }

    /** Whether a superclass outside the program gets it by {@code super(..)}, and may share it with its subclass by a field. */
    private boolean isGivenToSuperclass(Instruction.Invoke call, int position) {
        return position > 0
                && tracked.isFresh()
                && frame.isOwnConstructor(call)
                && !setting.program().isAnalysed(call.method().owner());
    }

    /** Whether the receiver of the call is made here, or by the constructor that calls another one. */
    private boolean isOurs(Instruction.Invoke call) {
        int receiver = call.arguments().get(0);
        return frame.origins().isMadeHere(receiver) || frame.isOwnConstructor(call);
    }

    /** Whether an argument is a lambda or method reference that releases what it is called with: {@code forEach}. */
    private boolean passesReleasingFunction(Instruction.Invoke call) {
        for (int argument : call.arguments().subList(1, call.arguments().size())) {
            for (int origin : frame.origins().of(argument)) {
                if (origin != Origins.PARAMETER
                        && frame.body().instruction(origin) instanceof Instruction.Capture function
                        && ofFunction(
                                        setting,
                                        function.body(),
                                        function.captures().size())
                                .isDischarge()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The effect of a function on the argument at {@code position}, its receiver counted. */
    public static Effect ofFunction(Setting setting, MethodRef function, int position) {
        Optional<MethodDecl> decl = setting.program().resolve(function);
        boolean isStatic = decl.map(MethodDecl::isStatic).orElse(false);
        return setting.effects().of(function, !isStatic, !isStatic, position);
    }
}
