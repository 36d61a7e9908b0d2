// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Handler;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of variables at each instruction on the ways there from the method's entry: a propagation of constants and
 * null tests with the same transfer function as the values themselves, which tells a handful of ways apart.
 */
public final class FactFlow {
    private static final Tracked NOTHING = new Tracked("java/lang/Object", false, Tracked.Kind.ARGUMENT);

    /** At so many ways to one point they are joined. */
    private static final int MOST_WAYS = 8;

    private final List<Set<VariableMap<Fact>>> before = new ArrayList<>();
    private final BitSet joined = new BitSet();
    /** Entries of the handlers that no likely exception reaches. */
    private final BitSet unlikely = new BitSet();

    private FactFlow(int size) {
        for (int i = 0; i < size; i++) {
            before.add(new LinkedHashSet<>());
        }
    }

    /** A way to an instruction that was not looked at yet. */
    private record Arrival(int index, VariableMap<Fact> facts) {}

    public static FactFlow of(Setting setting, Frame frame) {
        FactFlow flow = new FactFlow(frame.body().size());
        Deque<Arrival> open = new ArrayDeque<>();
        flow.arrive(frame, 0, VariableMap.empty(), open);
        while (!open.isEmpty()) {
            Arrival arrival = open.poll();
            if (flow.before.get(arrival.index()).contains(arrival.facts())) {
                World world = new World(VariableMap.empty(), arrival.facts());
                for (Move move : Transfer.moves(setting, frame, NOTHING, arrival.index(), world)) {
                    if (move instanceof Move.Go go) {
                        flow.arrive(frame, go.destination(), go.world().facts(), open);
                    }
                }
            }
            if (open.isEmpty()) {
                flow.enterHandlers(frame, open);
            }
        }
        return flow;
    }

    /** Enters the handlers that no likely exception reaches: what is acquired in them is owed all the same. */
    private void enterHandlers(Frame frame, Deque<Arrival> open) {
        for (Handler handler : frame.body().handlers()) {
            int entry = handler.target() + 1;
            if (isReachable(entry) && !unlikely.get(entry)) {
                continue;
            }
            unlikely.set(entry);
            int caught = frame.body().instruction(handler.target()).target();
            for (int i = handler.start(); i < handler.end(); i++) {
                for (VariableMap<Fact> facts : at(i)) {
                    World world = new World(VariableMap.empty(), facts).forget(caught);
                    World inHandler = world.with(caught, new Fact.Caught(handler.type()));
                    arrive(frame, entry, inHandler.facts(), open);
                }
            }
        }
    }

    private void arrive(Frame frame, int index, VariableMap<Fact> facts, Deque<Arrival> open) {
        VariableMap<Fact> arriving = facts.retain(frame.decisions().before(index));
        Set<VariableMap<Fact>> known = before.get(index);
        if (known.contains(arriving)) {
            return;
        }
        if (!joined.get(index) && known.size() < MOST_WAYS) {
            known.add(arriving);
            open.add(new Arrival(index, arriving));
            return;
        }
        joined.set(index);
        VariableMap<Fact> common = known.stream().reduce(arriving, VariableMap::intersect);
        if (known.size() > 1 || !known.contains(common)) {
            known.clear();
            known.add(common);
            open.add(new Arrival(index, common));
        }
    }

    /** The facts before the instruction, one map for each way there that differs in them. */
    public Set<VariableMap<Fact>> at(int index) {
        return before.get(index);
    }

    /** Whether control can get to the instruction at all. */
    public boolean isReachable(int index) {
        return !before.get(index).isEmpty();
    }
}
