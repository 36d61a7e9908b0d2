// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Handler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of variables at each instruction on every way from the method's entry: one joined propagation of
 * constants and null tests, with the same transfer function as the values themselves.
 */
final class FactFlow {
    private static final Tracked NOTHING = new Tracked("java/lang/Object", false, Tracked.Kind.ARGUMENT);

    private final List<@Nullable VariableMap<Fact>> before = new ArrayList<>();
    /** Entries of the handlers that no likely exception reaches. */
    private final BitSet unlikely = new BitSet();

    private FactFlow(int size) {
        for (int i = 0; i < size; i++) {
            before.add(null);
        }
    }

    static FactFlow of(Setting setting, Frame frame) {
        FactFlow flow = new FactFlow(frame.body().size());
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        flow.before.set(0, VariableMap.empty());
        while (!open.isEmpty()) {
            int index = open.poll();
            World world = new World(VariableMap.empty(), flow.at(index));
            for (Move move : Transfer.moves(setting, frame, NOTHING, index, world)) {
                if (move instanceof Move.Go go && flow.join(frame, go)) {
                    open.add(go.destination());
                }
            }
            if (open.isEmpty()) {
                flow.enterHandlers(frame, open);
            }
        }
        return flow;
    }

    /** Enters the handlers that no likely exception reaches: what is acquired in them is owed all the same. */
    private void enterHandlers(Frame frame, Deque<Integer> open) {
        for (Handler handler : frame.body().handlers()) {
            int entry = handler.target() + 1;
            if (isReachable(entry) && !unlikely.get(entry)) {
                continue;
            }
            unlikely.set(entry);
            int caught = frame.body().instruction(handler.target()).target();
            for (int i = handler.start(); i < handler.end(); i++) {
                if (isReachable(i)) {
                    World world = new World(VariableMap.empty(), at(i)).forget(caught);
                    World inHandler = world.with(caught, new Fact.Caught(handler.type()));
                    if (join(frame, new Move.Go(entry, inHandler, Likelihood.NORMAL, Move.Cause.NONE))) {
                        open.add(entry);
                    }
                }
            }
        }
    }

    private boolean join(Frame frame, Move.Go go) {
        VariableMap<Fact> arriving = go.world().facts().retain(frame.decisions().before(go.destination()));
        VariableMap<Fact> known = before.get(go.destination());
        VariableMap<Fact> joined = known == null ? arriving : known.intersect(arriving);
        boolean changed = !joined.equals(known);
        before.set(go.destination(), joined);
        return changed;
    }

    /** The facts before the instruction. */
    VariableMap<Fact> at(int index) {
        VariableMap<Fact> facts = before.get(index);
        return facts == null ? VariableMap.empty() : facts;
    }

    /** Whether control can get to the instruction at all. */
    boolean isReachable(int index) {
        return before.get(index) != null;
    }
}
