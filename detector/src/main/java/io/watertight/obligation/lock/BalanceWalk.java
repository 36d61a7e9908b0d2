// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.lock;

import io.watertight.ir.Instruction;
import io.watertight.knowledge.Condition;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.obligation.flow.CallTransfer;
import io.watertight.obligation.flow.Raise;
import io.watertight.obligation.flow.Transfer;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks through a method from its entry and counts how often it holds one lock; the likeliest way first. */
final class BalanceWalk {
    private static final int MOST_WORLDS = 64;
    private static final int MOST_HELD = 4;
    private static final Tracked NOTHING = new Tracked("java/lang/Object", false, Tracked.Kind.ARGUMENT);

    private final Setting setting;
    private final Frame frame;
    private final LockBalance.Uses uses;
    private final PriorityQueue<Node> open =
            new PriorityQueue<>(Comparator.comparingInt(Node::cost).thenComparingInt(Node::order));
    private final Map<Integer, Set<World>> reached = new HashMap<>();
    private final Set<Integer> heldAtEnd = new TreeSet<>();
    private int made;

    BalanceWalk(Setting setting, Frame frame, LockBalance.Uses uses) {
        this.setting = setting;
        this.frame = frame;
        this.uses = uses;
    }

    /**
     * Where the lock is given back without being held.
     *
     * @param releaser the call, as a reader writes it
     * @param cost how unlikely the way there is
     * @param path what happens to the lock on the way, the call last
     */
    record End(String releaser, int cost, List<Step> path) {}

    /** The likeliest way to a call that gives the lock back while the method has not taken it. */
    Optional<End> first() {
        return walk(0).map(node -> new End(name(node.index()), node.cost(), path(node)));
    }

    /** Whether a caller that holds the lock would lose it on one normal way and not on another. */
    boolean differsForHolder() {
        return walk(1).isPresent() || heldAtEnd.size() > 1;
    }

    private Optional<Node> walk(int held) {
        World start = new World(VariableMap.empty(), VariableMap.empty(), held);
        add(null, new Move.Go(0, start, Likelihood.NORMAL, Move.Cause.NONE));
        while (!open.isEmpty() && frame.spend()) {
            Node node = open.poll();
            Set<World> there = reached.computeIfAbsent(node.index(), k -> new HashSet<>());
            if (there.size() >= MOST_WORLDS || node.world().owed() > MOST_HELD) {
                return Optional.empty(); // too many ways to tell apart: nothing is said
            }
            if (!there.add(node.world())) {
                continue;
            }
            boolean isGiven = uses.gives().contains(node.index());
            if (isGiven && node.world().owed() == 0) {
                return Optional.of(node);
            }
            for (Move move : moves(node, isGiven)) {
                add(node, move);
            }
        }
        return Optional.empty();
    }

    private List<Move> moves(Node node, boolean isGiven) {
        World world = node.world();
        if (isGiven) {
            return List.of(next(node, world.owing(-1)));
        }
        List<Move> moves = new ArrayList<>();
        for (Move move : Transfer.moves(setting, frame, NOTHING, node.index(), world)) {
            boolean isTaken = uses.takes().containsKey(node.index()) && isNext(move, node);
            if (isTaken && move instanceof Move.Go go) {
                moves.addAll(taken(node, go.world()));
            } else {
                moves.add(move);
            }
        }
        if (uses.takes().containsKey(node.index())) {
            moves.addAll(interrupted(node));
        }
        if (frame.body().instruction(node.index()) instanceof Instruction.Return) {
            heldAtEnd.add(world.owed());
        }
        return moves;
    }

    /** The call has taken the lock, or its result says that it has not. */
    private List<Move> taken(Node node, World after) {
        Condition when = uses.takes().get(node.index());
        if (when == null || when == Condition.ALWAYS) {
            return List.of(next(node, after.owing(1)));
        }
        int result = frame.body().instruction(node.index()).target();
        World got = after.owing(1);
        World not = after;
        if (result >= 0) {
            got = got.with(result, Fact.of(when));
            not = not.with(result, Fact.of(when.opposite()));
        }
        return List.of(next(node, got), next(node, not));
    }

    /** Who waits for the lock may be interrupted, and has not taken it then. */
    private List<Move> interrupted(Node node) {
        MethodRef method = ((Instruction.Invoke) frame.body().instruction(node.index())).method();
        Raise raise = new Raise(setting, frame, NOTHING, node.index(), node.world());
        return setting.program().resolve(method).stream()
                .flatMap(decl -> decl.exceptions().stream())
                .flatMap(exception -> raise
                        .moves(
                                exception,
                                Likelihood.DECLARED,
                                Move.Cause.of(Step.Event.CALL_THROWS, CallTransfer.name(method) + " " + exception))
                        .stream())
                .toList();
    }

    private static boolean isNext(Move move, Node node) {
        return move instanceof Move.Go go
                && go.destination() == node.index() + 1
                && move.cause().event() != Step.Event.CALL_THROWS;
    }

    private static Move next(Node node, World after) {
        return new Move.Go(node.index() + 1, after, Likelihood.NORMAL, Move.Cause.NONE);
    }

    private void add(@Nullable Node from, Move move) {
        int cost = (from == null ? 0 : from.cost()) + move.cost();
        if (move instanceof Move.Go go && cost <= Likelihood.DECLARED) {
            World world = frame.prune(go.world(), go.destination());
            open.add(new Node(go.destination(), world, cost, made++, go.cause(), from));
        }
    }

    private List<Step> path(Node end) {
        Deque<Node> way = new ArrayDeque<>();
        for (@Nullable Node node = end; node != null; node = node.previous()) {
            way.push(node);
        }
        List<Step> steps = new ArrayList<>();
        for (Node node : way) {
            Node before = node.previous();
            if (before != null) {
                describe(before, node).ifPresent(steps::add);
            }
        }
        steps.add(step(end.index(), Step.Event.GIVEN_BACK, name(end.index())));
        return steps;
    }

    /** What one step of the way did, if a reader wants to see it. */
    private Optional<Step> describe(Node before, Node after) {
        int index = before.index();
        Step.Event event = after.cause().event();
        if (event == Step.Event.CALL_THROWS || event == Step.Event.THROWS || event == Step.Event.DECIDED) {
            String subject = event == Step.Event.DECIDED
                    ? Integer.toString(frame.body().line(after.index()))
                    : after.cause().subject();
            return Optional.of(step(index, event, subject));
        }
        if (uses.gives().contains(index)) {
            return Optional.of(step(index, Step.Event.GIVEN_BACK, name(index)));
        }
        if (!uses.takes().containsKey(index)) {
            return Optional.empty();
        }
        boolean isTaken = after.world().owed() > before.world().owed();
        return Optional.of(step(index, isTaken ? Step.Event.ACQUIRED : Step.Event.NOT_TAKEN, name(index)));
    }

    private Step step(int index, Step.Event event, String subject) {
        return new Step(new Site(frame.body().method(), frame.body().line(index)), event, subject);
    }

    private String name(int index) {
        return CallTransfer.name(((Instruction.Invoke) frame.body().instruction(index)).method());
    }
}
