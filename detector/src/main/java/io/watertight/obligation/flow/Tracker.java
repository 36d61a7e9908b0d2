// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.leak.Step;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Loss;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one value forward through a method and records what became of it: a shortest path search (Dijkstra 1959) over
 * pairs of instruction and {@link World}, so that the first way to each end is the likeliest.
 */
public final class Tracker {
    private static final int MOST_WORLDS = 64;

    private final Setting setting;
    private final Frame frame;
    private final Tracked tracked;
    private final PriorityQueue<Node> open =
            new PriorityQueue<>(Comparator.comparingInt(Node::cost).thenComparingInt(Node::order));
    private final Map<Integer, Set<World>> reached = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    /** Where the value is lost, in case the method never ends from there: {@code while (true) server.accept();}. */
    private final List<Loss> endless = new ArrayList<>();

    private final List<Loss> stays = new ArrayList<>();
    private final Set<Outcome> outcomes = new HashSet<>();
    private final Map<Fate, Ending> endings = new EnumMap<>(Fate.class);
    private boolean complete = true;
    /** Where the elements of a container are released that holds the value. */
    private final Set<Integer> elementReleases = new HashSet<>();

    /** Whether a way on which the value is lost ends in what is not planned for: a failed assertion. */
    private boolean endsUnlikely;
    /** Whether a way on which it is lost ends the process, and whether one may go on for ever. */
    private boolean endsProcess;

    private boolean goesRound;

    private int cheapestLoss = Integer.MAX_VALUE;
    private int made;

    private Tracker(Setting setting, Frame frame, Tracked tracked) {
        this.setting = setting;
        this.frame = frame;
        this.tracked = tracked;
    }

    /** Follows the value that each of {@code starts} names from just before the instruction at {@code index}. */
    public static Tracking track(Setting setting, Frame frame, Tracked tracked, int index, List<World> starts) {
        Tracker tracker = new Tracker(setting, frame, tracked);
        starts.forEach(start -> tracker.go(null, new Move.Go(index, start, Likelihood.NORMAL, Move.Cause.NONE)));
        while (!tracker.open.isEmpty() && tracker.hasBudget()) {
            tracker.step(tracker.open.poll());
        }
        return tracker.result();
    }

    /** Whether the method may be followed further; if not, what was not seen is taken for somebody else's. */
    private boolean hasBudget() {
        boolean isLeft = frame.spend();
        if (!isLeft) {
            complete = false;
            outcomes.add(Outcome.of(Fate.TAKEN));
        }
        return isLeft;
    }

    private Tracking result() {
        if (losses.isEmpty() && !endsUnlikely && (goesRound || !endsProcess)) {
            losses.addAll(endless);
        }
        if (!elementReleases.isEmpty()) {
            // releasing the elements in a loop counts for the whole container, however often the loop runs
            losses.removeIf(loss -> loss.wasOnlyHeld() && (!loss.outcome().isOnException() || isBehindLoop(loss)));
        }
        losses.sort(Comparator.comparingInt(Loss::cost)
                .thenComparingInt(loss -> loss.last().order()));
        losses.forEach(loss -> outcomes.add(loss.outcome()));
        return new Tracking(losses, stays, outcomes, endings, complete);
    }

    private boolean isBehindLoop(Loss loss) {
        return elementReleases.stream().anyMatch(release -> loss.leavesLoopOf(release, frame.body()));
    }

    private void step(Node node) {
        boolean lost = node.world().isLost();
        if (!reached.computeIfAbsent(node.index(), k -> new HashSet<>()).add(node.world())) {
            goesRound |= lost;
            return;
        }
        if (lost && tracked.isFresh() && cheapestLoss <= node.cost()) {
            return; // the likeliest way out is known already
        }
        List<Move> moves = Transfer.moves(setting, frame, tracked, node.index(), node.world());
        endsProcess |= lost && moves.isEmpty();
        for (Move move : moves) {
            // once the value is lost, only the likeliest way out is of interest: where its loss ends the method
            boolean followed = !lost || move.cause().event() != Step.Event.CALL_THROWS;
            boolean isLikely = node.cost() + move.cost() <= tracked.limit();
            if (followed && isLikely) {
                follow(node, move);
            }
            endsUnlikely |= lost && !isLikely && move.cause().event() == Step.Event.THROWS;
        }
    }

    private void follow(Node node, Move move) {
        if (move instanceof Move.Go go) {
            go(node, go);
        } else if (move instanceof Move.End end) {
            end(node, end);
        }
    }

    private void end(Node node, Move.End end) {
        if (end.outcome().isLoss()) {
            int cost = node.cost() + end.cost();
            cheapestLoss = Math.min(cheapestLoss, cost);
            losses.add(new Loss(node, cost, end.outcome(), end.cause()));
        } else if (!node.world().isLost()) {
            outcomes.add(end.outcome());
            boolean stayed = end.outcome().fate() == Fate.STORED_IN_RECEIVER;
            if (stayed && tracked.kind() == Tracked.Kind.KEPT) {
                stays.add(new Loss(node, node.cost() + end.cost(), end.outcome(), end.cause()));
            }
            endings.putIfAbsent(end.outcome().fate(), new Ending(node, end.outcome()));
            if (end.outcome().fate() == Fate.RELEASED && node.world().isOnlyHeld()) {
                elementReleases.add(node.index());
            }
        }
    }

    private void go(@Nullable Node from, Move.Go go) {
        int cost = (from == null ? 0 : from.cost()) + go.cost();
        World world = frame.prune(go.world(), go.destination());
        Set<World> there = reached.get(go.destination());
        if (there != null && there.size() >= MOST_WORLDS) {
            complete = false;
            world = world.withoutFacts();
        }
        if (there == null || !there.contains(world)) {
            Node node = new Node(go.destination(), world, cost, made++, go.cause(), from);
            open.add(node);
            if (node.justLost() || (from == null && world.isLost())) {
                endless.add(new Loss(node, cost, Outcome.of(Fate.UNTOUCHED), Move.Cause.NONE));
            }
        } else {
            goesRound |= world.isLost();
        }
    }
}
