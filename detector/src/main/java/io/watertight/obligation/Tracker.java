// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.leak.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
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
final class Tracker {
    private static final int MOST_WORLDS = 64;

    private final Setting setting;
    private final Frame frame;
    private final TrackedType tracked;
    private final PriorityQueue<Node> open =
            new PriorityQueue<>(Comparator.comparingInt(Node::cost).thenComparingInt(Node::order));
    private final Map<Integer, Set<World>> reached = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Set<Fate> fates = EnumSet.noneOf(Fate.class);
    private boolean complete = true;
    private boolean releasedAsElement;
    private int made;

    private Tracker(Setting setting, Frame frame, TrackedType tracked) {
        this.setting = setting;
        this.frame = frame;
        this.tracked = tracked;
    }

    /** Follows the value that {@code start} names from just before the instruction at {@code index}. */
    static Tracking track(Setting setting, Frame frame, TrackedType tracked, int index, World start) {
        Tracker tracker = new Tracker(setting, frame, tracked);
        tracker.go(null, new Move.Go(index, start, Likelihood.NORMAL, Move.Cause.NONE));
        while (!tracker.open.isEmpty()) {
            tracker.step(tracker.open.poll());
        }
        return tracker.result();
    }

    private Tracking result() {
        if (releasedAsElement) {
            // releasing the elements in a loop counts for the whole container, however often the loop runs
            losses.removeIf(loss -> loss.last().world().isOnlyHeld());
        }
        losses.sort(Comparator.comparingInt(Loss::cost)
                .thenComparingInt(loss -> loss.last().order()));
        losses.forEach(loss -> fates.add(loss.fate()));
        return new Tracking(losses, fates, complete);
    }

    private void step(Node node) {
        if (!reached.computeIfAbsent(node.index(), k -> new HashSet<>()).add(node.world())) {
            return;
        }
        for (Move move : Transfer.moves(setting, frame, tracked, node.index(), node.world())) {
            if (node.cost() + move.cost() > Likelihood.LIMIT) {
                continue;
            }
            if (move instanceof Move.Go go) {
                go(node, go);
            } else if (move instanceof Move.End end) {
                end(node, end);
            }
        }
    }

    private void end(Node node, Move.End end) {
        if (end.fate() == Fate.UNTOUCHED || end.fate() == Fate.UNTOUCHED_ON_EXCEPTION) {
            losses.add(new Loss(node, node.cost() + end.cost(), end.fate(), end.cause(), node.index()));
        } else {
            fates.add(end.fate());
            releasedAsElement |= end.fate() == Fate.RELEASED && node.world().isOnlyHeld();
        }
    }

    private void go(@Nullable Node from, Move.Go go) {
        int cost = (from == null ? 0 : from.cost()) + go.cost();
        World world = frame.prune(go.world(), go.destination());
        if (world.isLost()) {
            Node last = from == null ? new Node(go.destination(), go.world(), cost, made++, go.cause(), null) : from;
            losses.add(new Loss(last, cost, Fate.UNTOUCHED, lostBy(go), go.destination()));
            return;
        }
        Set<World> there = reached.get(go.destination());
        if (there != null && there.size() >= MOST_WORLDS) {
            complete = false;
            world = world.withoutFacts();
        }
        if (there == null || !there.contains(world)) {
            open.add(new Node(go.destination(), world, cost, made++, go.cause(), from));
        }
    }

    private static Move.Cause lostBy(Move.Go go) {
        return go.cause().equals(Move.Cause.NONE) ? Move.Cause.of(Step.Event.DROPPED, "") : go.cause();
    }
}
