// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.owner;

import io.watertight.ir.CrossReferences;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.flow.FactFlow;
import io.watertight.obligation.flow.Raise;
import io.watertight.obligation.flow.Tracker;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether everybody in the program who calls a method closes what he passed to it when the method fails: what was
 * opened through that, rows of a statement, sessions of a connection, ends with it. A method that closes nothing even if
 * all goes well is another matter: its callers may go on for long.
 *
 * <p>A call counts if every likely way on from it ends in a release of the argument. An argument that the caller was
 * passed itself is looked for with his callers.
 */
public final class ReleasingCallers {
    private static final int DEEPEST = 3;

    private final Setting setting;

    public ReleasingCallers(Setting setting) {
        this.setting = setting;
    }

    /**
     * What a method lost, though it ends with what the method was passed.
     *
     * @param method the method
     * @param positions the positions of its parameters, the receiver counted, through which it opened the lost thing
     */
    public record Child(MethodRef method, Set<Integer> positions) {
        public Child {
            positions = Set.copyOf(positions);
        }
    }

    /** Whether some parent of it is closed by all callers. */
    public boolean release(Child child) {
        return child.positions().stream().anyMatch(position -> release(child.method(), position, true, DEEPEST));
    }

    private boolean release(MethodRef method, int position, boolean isExceptional, int depth) {
        boolean isCalled = false;
        for (MethodRef caller : depth == 0 ? List.<MethodRef>of() : callersOf(method)) {
            Optional<MethodBody> body = setting.code().body(caller);
            if (body.isEmpty()) {
                return false;
            }
            Frame frame = new Frame(setting, body.get());
            List<Integer> calls = callsIn(frame, method);
            if (calls.isEmpty() && isReferenced(frame, method)) {
                return false;
            }
            if (!calls.isEmpty()) {
                isCalled = true;
                FactFlow facts = FactFlow.of(setting, frame);
                if (!calls.stream().allMatch(at -> isReleasedAfter(frame, facts, at, position, isExceptional, depth))) {
                    return false;
                }
            }
        }
        return isCalled;
    }

    /** The methods that name one that may run this method. */
    private List<MethodRef> callersOf(MethodRef method) {
        CrossReferences references = setting.code().references();
        List<MethodRef> names = method.isConstructor() ? List.of(method) : references.alike(method);
        return names.stream()
                .flatMap(name -> references.callers(name).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Integer> callsIn(Frame frame, MethodRef method) {
        List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < frame.body().size(); i++) {
            if (frame.body().instruction(i) instanceof Instruction.Invoke call
                    && setting.targets().of(call).contains(method)) {
                calls.add(i);
            }
        }
        return calls;
    }

    private static boolean isReferenced(Frame frame, MethodRef method) {
        return frame.body().code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.Capture function
                        && function.body().equals(method));
    }

    private boolean isReleasedAfter(
            Frame frame, FactFlow facts, int at, int position, boolean isExceptional, int depth) {
        Instruction.Invoke call = (Instruction.Invoke) frame.body().instruction(at);
        int argument = call.arguments().get(position);
        String type = position == 0 && call.hasReceiver()
                ? call.method().owner()
                : Descriptors.internalName(
                        call.method().parameterTypes().get(call.hasReceiver() ? position - 1 : position));
        Tracked tracked = new Tracked(type, false, Tracked.Kind.FRESH);
        for (VariableMap<Fact> known : facts.at(at)) {
            World before = new World(VariableMap.empty(), known);
            for (int name : frame.origins().copied(argument)) {
                before = before.named(name, Role.IS);
            }
            for (Move move : movesAfter(frame, tracked, at, before, isExceptional)) {
                if (!isReleasedFrom(frame, tracked, move, argument, depth)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How the caller goes on when the method has ended in this way. */
    private List<Move> movesAfter(Frame frame, Tracked tracked, int at, World before, boolean isExceptional) {
        Instruction.Invoke call = (Instruction.Invoke) frame.body().instruction(at);
        if (!isExceptional) {
            return List.of(new Move.Go(at + 1, before.forget(call.target()), Likelihood.NORMAL, Move.Cause.NONE));
        }
        List<String> declared = setting.exceptions().of(frame, at, call);
        List<Move> moves = new ArrayList<>();
        for (String exception : declared.isEmpty() ? List.of("java/lang/RuntimeException") : declared) {
            Raise raise = new Raise(setting, frame, tracked, at, before);
            moves.addAll(raise.moves(exception, Likelihood.NORMAL, Move.Cause.NONE));
        }
        return moves;
    }

    private boolean isReleasedFrom(Frame frame, Tracked tracked, Move move, int argument, int depth) {
        if (move instanceof Move.Go go) {
            Tracking tracking = Tracker.track(setting, frame, tracked, go.destination(), List.of(go.world()));
            boolean isKept = tracking.outcomes().stream()
                    .anyMatch(outcome -> !outcome.isLoss() && outcome.fate() != Fate.RELEASED);
            Ending release = tracking.endings().get(Fate.RELEASED);
            boolean isGivenBack = release != null
                    && frame.body().instruction(release.last().index()) instanceof Instruction.Invoke last
                    && NameContract.givesBack(last.method());
            return !isKept
                    && !isGivenBack
                    && tracking.losses().stream()
                            .filter(loss -> loss.cost() < Likelihood.SECONDARY)
                            .allMatch(loss -> isReleasedAbove(
                                    frame, argument, loss.outcome().isOnException(), depth));
        }
        return isReleasedAbove(frame, argument, true, depth);
    }

    /** Whether the argument is a parameter of the caller, whose own callers release it. */
    private boolean isReleasedAbove(Frame frame, int argument, boolean isExceptional, int depth) {
        List<Integer> parameters = frame.body().parameters();
        for (int position = 0; position < parameters.size(); position++) {
            if (frame.origins().isAlways(argument, parameters.get(position))) {
                return release(frame.body().method(), position, isExceptional, depth - 1);
            }
        }
        return false;
    }
}
