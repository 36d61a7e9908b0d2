// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Accessors;
import io.watertight.ir.Instruction;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Step;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.CharsetNames;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The part of the transfer function that deals with calls that throw while the value is owed. */
record CallFailure(Setting setting, Frame frame, Tracked tracked, int index, World world) {
    /** What a call throws that declares nothing. */
    private static final String UNDECLARED = "java/lang/RuntimeException";

    /** The ways on when the call throws, none of them likelier than {@code cost}; none when nothing is owed then. */
    List<Move> moves(Instruction.Invoke call, int cost) {
        if (isReleasedByFailure(call)) {
            return List.of(new Move.End(Outcome.of(Fate.ABSENT), cost, Move.Cause.NONE));
        }
        if (closesNothing(call)) {
            return List.of();
        }
        List<Move> moves = new ArrayList<>();
        Raise raise = new Raise(setting, frame, tracked, index, world);
        CharsetNames charsets = new CharsetNames(frame);
        List<String> thrown = setting.exceptions().of(frame, index, call);
        for (String exception : thrown) {
            if (charsets.ruleOut(exception, call)) {
                continue;
            }
            int likelihood = isOthers(call, exception) ? Math.max(cost, Likelihood.SECONDARY) : cost;
            moves.addAll(raise.moves(exception, likelihood, cause(call, exception)));
        }
        if (thrown.isEmpty() && (isUseOfMissing(call) || runsMissingCode(call))) {
            moves.addAll(raise.moves(UNDECLARED, Likelihood.SECONDARY, cause(call, UNDECLARED)));
        }
        boolean isFollowed = tracked.limit() >= Likelihood.UNDECLARED;
        if (isFollowed && setting.exceptions().mayFail(call)) {
            moves.addAll(raise.moves(UNDECLARED, Likelihood.UNDECLARED, cause(call, UNDECLARED)));
        }
        return moves;
    }

    private Move.Cause cause(Instruction.Invoke call, String exception) {
        return Move.Cause.of(
                Step.Event.CALL_THROWS, CallTransfer.name(behindAccessor(call.method())) + " " + exception);
    }

    /** Whether the exception is only expected of an unseen call that has nothing to do with the value, and known calls throw it. */
    private boolean isOthers(Instruction.Invoke call, String exception) {
        return !setting.exceptions().isDeclared(call)
                && call.arguments().stream().allMatch(argument -> world.role(argument) == null)
                && frame.expectations().explain(index, exception);
    }

    /** Whether the call is one of a missing type's own methods on the value, or is passed it and missing as well. */
    private boolean isUseOfMissing(Instruction.Invoke call) {
        boolean isMissing = tracked.isFresh()
                && setting.program().supertypes(tracked.type()).stream()
                        .anyMatch(type -> setting.program().find(type).isEmpty())
                && setting.program().resolve(call.method()).isEmpty();
        return isMissing
                && !isClose(call)
                && !setting.exceptions().isGetter(call.method())
                && !NameContract.isNote(call.method())
                && call.arguments().stream().anyMatch(argument -> world.role(argument) == Role.IS);
    }

    /** Whether the call may fail because it runs code that is missing, and not because it closes something. */
    private boolean runsMissingCode(Instruction.Invoke call) {
        return tracked.kind() != Tracked.Kind.HELD
                && !isClose(call)
                && setting.exceptions().mayFailUnseen(call, world);
    }

    /** The private method that a compiler's accessor ({@code access$300}) calls, for a nested class; else the method. */
    private MethodRef behindAccessor(MethodRef method) {
        List<MethodRef> called = setting.code().outline(method).callees();
        boolean isAccessor = called.size() == 1
                && setting.program()
                        .declaration(method)
                        .filter(decl -> decl.isSynthetic() && decl.isStatic())
                        .isPresent()
                && Accessors.isNamedLikeOne(method);
        return isAccessor ? called.iterator().next() : method;
    }

    /** Whether the call, when it throws, has released the value: a connection that cannot be established is closed. */
    private boolean isReleasedByFailure(Instruction.Invoke call) {
        return setting.knowledge().factsOf(call.method(), setting.program()).stream()
                .filter(line -> line.verb() == Verb.RELEASES && line.condition() == Condition.THROWN)
                .map(line -> line.operand().position(call.hasReceiver()))
                .anyMatch(position -> world.role(call.arguments().get(position)) != null);
    }

    /** Whether all that the call would release is null, or an array of nothing else: that cannot fail. */
    private boolean closesNothing(Instruction.Invoke call) {
        if (call.arguments().stream().noneMatch(this::isNothing)) {
            return false;
        }
        List<Integer> released = released(call).boxed().toList();
        return !released.isEmpty() && released.stream().allMatch(this::isNothing);
    }

    /** An array that is made here is known by its type only as long as nothing but null is put into it. */
    private boolean isNothing(int argument) {
        Fact fact = world.fact(argument);
        return fact != null
                && world.role(argument) == null
                && (fact.isZero()
                        || (fact instanceof Fact.Instance array && array.type().startsWith("[")));
    }

    /** Whether the call releases something: that it fails is less likely than that something is read in vain. */
    boolean isClose(Instruction.Invoke call) {
        return released(call).findFirst().isPresent();
    }

    /** The arguments that the call releases; what a constructor makes is none of them. */
    private IntStream released(Instruction.Invoke call) {
        return IntStream.range(
                        call.method().isConstructor() ? 1 : 0, call.arguments().size())
                .filter(position -> setting.effects().of(call, position).kind() == Effect.Kind.RELEASES)
                .map(call.arguments()::get);
    }
}
