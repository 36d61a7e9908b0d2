// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Step;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Amounts;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Parents;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Range;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.Touch;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the transfer function that deals with calls, lambdas and method references. */
public final class CallTransfer {
    private static final Set<Verb> ENDING = EnumSet.of(Verb.ENDS);

    private final Setting setting;
    private final Frame frame;
    private final Tracked tracked;
    private final int index;
    private final World world;
    private final CallFailure failure;

    CallTransfer(Setting setting, Frame frame, Tracked tracked, int index, World world) {
        this.setting = setting;
        this.frame = frame;
        this.tracked = tracked;
        this.index = index;
        this.world = world;
        this.failure = new CallFailure(setting, frame, tracked, index, world);
    }

    List<Move> moves(Instruction.Invoke call) {
        if (isHeldStill(call)) {
            // taken once more in a loop, and still held from the round before
            Move.Cause again = Move.Cause.of(Step.Event.CALLS, name(call.method()));
            return List.of(new Move.End(Outcome.of(Fate.UNTOUCHED), Likelihood.NORMAL, again));
        }
        if (call.kind() != CallKind.DYNAMIC && setting.knowledge().says(call.method(), ENDING, setting.program())) {
            return List.of();
        }
        if (tracked.kind() == Tracked.Kind.KEPT && mayTouchStatic(call)) {
            return List.of(Move.End.of(Fate.TAKEN));
        }
        World after = factsAfter(call);
        if (tracked.kind() == Tracked.Kind.HELD) {
            after = after.owing(new Amounts(setting, frame).takenAgain(call, world));
        }
        Passing passing = new Passing(after);
        for (Touch touch : new Touches(setting, frame, tracked, world).of(call)) {
            Effect effect = borrowedIfClosedLater(touch.effect());
            Optional<List<Move>> settled = settled(call, effect, passing.after);
            if (settled.isPresent()) {
                return settled.get();
            }
            passing.add(call, touch.role(), effect);
        }
        return passing.moves(call);
    }

    private boolean isHeldStill(Instruction.Invoke call) {
        return index == tracked.origin()
                && call.arguments().stream()
                        .anyMatch(argument -> world.role(argument) == Role.IS
                                || world.role(frame.places().nameOf(argument)) == Role.IS);
    }

    /** An unseen callee that takes the value by its name does not if the method itself closes it afterwards. */
    private Effect borrowedIfClosedLater(Effect effect) {
        return effect.kind() == Effect.Kind.TAKES && tracked.borrowing().contains(index)
                ? Effect.assumed(Effect.Kind.BORROWS)
                : effect;
    }

    /** The ways on if this effect alone says them, whatever the call does to other names of the value; else empty. */
    private Optional<List<Move>> settled(Instruction.Invoke call, Effect effect, World after) {
        if (effect.kind() == Effect.Kind.NEVER_RETURNS) {
            return Optional.of(effect.leaksOnException() ? failure.moves(call, Likelihood.DECLARED) : List.of());
        }
        if (effect.isDischarge() && !isAnswered(call, effect)) {
            int givenBack = effect.kind() == Effect.Kind.RELEASES
                    ? new Amounts(setting, frame).givenBack(index, call, world)
                    : Amounts.ALL;
            return Optional.of(
                    givenBack < world.owed()
                            ? List.of(
                                    new Move.Go(index + 1, after.owing(-givenBack), Likelihood.NORMAL, Move.Cause.NONE))
                            : discharge(call, effect));
        }
        return effect.owedWhen() != Condition.ALWAYS && isAnswered(call, effect)
                ? Optional.of(byResult(call, effect, after))
                : Optional.empty();
    }

    /** What a call makes of a value that it does not discharge, gathered from one name of the value after the other. */
    private final class Passing {
        private World after;
        private boolean maybeReleased;
        private boolean leaksOnException;
        private boolean isTouched;
        private String assumption = "";
        private String wrapper = "";

        Passing(World after) {
            this.after = after;
        }

        void add(Instruction.Invoke call, Role role, Effect effect) {
            maybeReleased |= effect.kind() == Effect.Kind.MAY_RELEASE;
            leaksOnException |= effect.leaksOnException();
            isTouched = true;
            if (effect.kind() == Effect.Kind.WRAPPED_BY_RECEIVER) {
                wrapper = name(call.method());
            } else if (effect.isAssumed()) {
                assumption = name(call.method());
            }
            after = bind(after, call, role, effect);
            if (role == Role.IS && new Parents(setting, frame).isAskedOf(call)) {
                after = named(after, call.target(), Role.HOLDS);
            }
        }

        List<Move> moves(Instruction.Invoke call) {
            List<Move> moves = new ArrayList<>();
            if (maybeReleased) {
                moves.add(Move.End.of(Fate.RELEASED));
            }
            int cost = maybeReleased ? Likelihood.SECONDARY : Likelihood.NORMAL;
            Move.Cause cause = wrapper.isEmpty() ? Move.Cause.NONE : Move.Cause.of(Step.Event.WRAPPED, wrapper);
            moves.add(new Move.Go(index + 1, after, cost, cause.assuming(assumption)));
            // a callee that was followed with the value, and throws nothing while it is owed
            boolean isSafe = (isTouched && tracked.kind() != Tracked.Kind.HELD) || maybeReleased;
            if (!isSafe || leaksOnException) {
                moves.addAll(failure.moves(call, failure.isClose(call) ? Likelihood.SECONDARY : Likelihood.DECLARED));
            }
            return moves;
        }
    }

    /** Whether the callee may do something to what lies in a static field that names the value. */
    private boolean mayTouchStatic(Instruction.Invoke call) {
        boolean[] touched = {false};
        world.names()
                .forEach((role, name) -> touched[0] |= frame.places().isPlace(name)
                        && frame.places().root(name) == Variable.NONE
                        && frame.places()
                                .fieldOf(name)
                                .filter(setting.statics().loadedBy(call.method())::contains)
                                .isPresent());
        return touched[0];
    }

    /** Whether the effect depends on the result, and a test of the result follows. */
    private boolean isAnswered(Instruction.Invoke call, Effect effect) {
        return effect.owedWhen() != Condition.ALWAYS
                && call.target() != Variable.NONE
                && frame.decisions().before(index + 1).get(call.target());
    }

    /** The result tells whether the effect took place: a {@code tryClose}, an {@code offer}, an {@code isClosed}. */
    private List<Move> byResult(Instruction.Invoke call, Effect effect, World after) {
        boolean isQuestion = effect.kind() == Effect.Kind.BORROWS;
        Fate fate = effect.kind() == Effect.Kind.TAKES ? Fate.TAKEN : Fate.RELEASED;
        List<Move> moves = new ArrayList<>();
        moves.add(Move.End.of(isQuestion ? Fate.ABSENT : fate));
        Fact result = isCount(call) ? new Range(1, Integer.MAX_VALUE) : Fact.of(effect.owedWhen());
        World owed = after.with(call.target(), result);
        int cost = effect.kind() == Effect.Kind.MAY_RELEASE ? Likelihood.SECONDARY : Likelihood.NORMAL;
        moves.add(new Move.Go(index + 1, owed, cost, Move.Cause.NONE));
        if (effect.leaksOnException() || isQuestion || fate == Fate.TAKEN) {
            moves.addAll(failure.moves(call, Likelihood.DECLARED));
        }
        return moves;
    }

    /** Whether the result says how often something is held: not at all if it is zero. */
    private static boolean isCount(Instruction.Invoke call) {
        return call.method().returnType().equals("I");
    }

    private List<Move> discharge(Instruction.Invoke call, Effect effect) {
        List<Move> moves = new ArrayList<>();
        Fate fate = effect.kind() == Effect.Kind.TAKES ? Fate.TAKEN : Fate.RELEASED;
        moves.add(Move.End.of(fate));
        if (effect.leaksOnException()) {
            moves.addAll(failure.moves(call, Math.max(Likelihood.DECLARED, effect.costOnException())));
        }
        return moves;
    }

    private World bind(World after, Instruction.Invoke call, Role role, Effect effect) {
        return switch (effect.kind()) {
            case RETURNS -> named(after, call.target(), role);
            case WRAPPED_BY_RESULT -> named(after, call.target(), role == Role.HOLDS ? role : Role.CLOSES);
            case HELD_BY_RESULT -> named(after, call.target(), Role.HOLDS);
            case WRAPPED_BY_RECEIVER -> named(after, call.arguments().get(0), role == Role.HOLDS ? role : Role.CLOSES);
            case HELD_BY_RECEIVER -> heldByReceiver(after, call);
            case BORROWS, RELEASES, MAY_RELEASE, TAKES, NEVER_RETURNS -> after;
        };
    }

    /** The receiver holds the value, under every name it has; so may a result, which is often the receiver again. */
    private World heldByReceiver(World after, Instruction.Invoke call) {
        World held = after;
        for (int name : frame.origins().copied(call.arguments().get(0))) {
            held = held.named(name, Role.HOLDS);
        }
        boolean mayBeReceiver = call.target() != Variable.NONE
                && setting.program().isKnown(call.method().owner())
                && NameContract.canHold(call.method().returnType());
        return mayBeReceiver ? held.named(call.target(), Role.HOLDS) : held;
    }

    private static World named(World world, int variable, Role role) {
        return variable == Variable.NONE ? world : world.named(variable, role);
    }

    /** The world after the call as far as no argument is the value: an exception made from a caught one is that one. */
    private World factsAfter(Instruction.Invoke call) {
        World after = result(call);
        if (!call.method().isConstructor()) {
            return nullTest(call)
                    .or(() -> sizeOfHolder(call))
                    .map(result -> after.with(call.target(), result))
                    .orElse(after);
        }
        int object = call.arguments().get(0);
        boolean fromCaught =
                call.arguments().stream().anyMatch(a -> world.facts().get(a) instanceof Fact.Caught);
        boolean isNew = world.facts().get(object) instanceof Fact.Instance;
        return fromCaught && isNew
                ? after.with(object, new Fact.Caught(call.method().owner()))
                : after;
    }

    /** What a question about a container says that holds the value: it is not empty. */
    private Optional<Fact> sizeOfHolder(Instruction.Invoke call) {
        boolean isAsked = call.hasReceiver()
                && call.target() != Variable.NONE
                && call.arguments().size() == 1
                && world.role(call.arguments().get(0)) == Role.HOLDS
                && setting.types().isContainerDescriptor("L" + call.method().owner() + ";");
        if (isAsked && call.method().name().equals("isEmpty")) {
            return Optional.of(Fact.Constant.ZERO);
        }
        return isAsked && call.method().name().equals("size")
                ? Optional.of(new Range(1, Integer.MAX_VALUE))
                : Optional.empty();
    }

    /** The world after the call as far as it says nothing of its arguments; callees may assign fields. */
    private World result(Instruction.Invoke call) {
        int place = frame.places().at(index);
        if (place != Variable.NONE) {
            return world.copy(call.target(), place);
        }
        World after = call.target() == Variable.NONE
                ? world
                : world.forget(call.target()).forgetAll(frame.places().behind(call.target()));
        boolean isJdk = call.method().owner().startsWith("java/");
        return isJdk ? after : after.withoutFactsOf(frame.places().changing());
    }

    /** The known result of a call that tests an argument for null, such as {@code Objects.nonNull}. */
    private Optional<Fact> nullTest(Instruction.Invoke call) {
        for (io.watertight.knowledge.Fact line : setting.knowledge().factsOf(call.method(), setting.program())) {
            if (line.verb() == Verb.TESTS) {
                Fact operand = world.fact(call.arguments().get(line.operand().position(call.hasReceiver())));
                if (operand != null && (operand.isZero() || operand.isNonZero())) {
                    boolean isTrue = operand.isZero() == (line.condition() == Condition.NULL);
                    return Optional.of(new Fact.Constant(isTrue ? 1 : 0));
                }
            }
        }
        return Optional.empty();
    }

    List<Move> moves(Instruction.Capture function) {
        World after = world.forget(function.target()).with(function.target(), new Fact.NonZero());
        for (int position = 0; position < function.captures().size(); position++) {
            Role role = world.role(function.captures().get(position));
            if (role == null) {
                continue;
            }
            Effect effect = Touches.ofFunction(setting, function.body(), position);
            if (effect.kind() == Effect.Kind.NEVER_RETURNS) {
                return List.of();
            }
            boolean ignores = effect.kind() == Effect.Kind.BORROWS && !effect.isAssumed();
            // whoever gets the function may run it, and then it does what it does to the value
            after = ignores ? after : after.named(function.target(), Role.HOLDS);
        }
        boolean touchesPlace = new Touches(setting, frame, tracked, world).isTouchedBy(function);
        after = touchesPlace ? after.named(function.target(), Role.HOLDS) : after;
        return List.of(new Move.Go(index + 1, after, Likelihood.NORMAL, Move.Cause.NONE));
    }

    /** The call as a reader writes it: {@code InputStream.read}, {@code new FileInputStream}. */
    public static String name(MethodRef method) {
        return method.readableName();
    }
}
