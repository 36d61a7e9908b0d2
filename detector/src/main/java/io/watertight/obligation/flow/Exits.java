// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.leak.Step;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has become of a value when its method ends. */
record Exits(Frame frame, Tracked tracked) {

    /** The method returns {@code result}, {@link Variable#NONE} for none. */
    List<Move> normal(World world, int result) {
        Set<Route> kept = keptBy(world);
        Role role = world.role(result);
        boolean isKept = !kept.isEmpty() && tracked.kind() == Tracked.Kind.FRESH;
        Fate fate = Fate.UNTOUCHED;
        if (role != null && !isKept) {
            fate = switch (role) {
                case IS -> Fate.RETURNED;
                case CLOSES -> Fate.WRAPPED_BY_RESULT;
                case HOLDS -> Fate.HELD_BY_RESULT;
            };
        } else if (!kept.isEmpty()) {
            fate = Fate.STORED_IN_RECEIVER;
        } else if (liesElsewhere(world)) {
            fate = Fate.TAKEN;
        }
        Outcome outcome = new Outcome(fate, condition(world, result), kept);
        return List.of(new Move.End(outcome, Likelihood.NORMAL, Move.Cause.of(Step.Event.RETURNED, "")));
    }

    /** An exception leaves the method; in a construction nobody can reach the receiver then. */
    Outcome exceptional(World world) {
        Set<Route> kept = keptBy(world);
        if (!kept.isEmpty() && !(frame.isConstruction() && tracked.kind() != Tracked.Kind.KEPT)) {
            return new Outcome(Fate.STORED_IN_RECEIVER, Condition.THROWN, kept);
        }
        return kept.isEmpty() && liesElsewhere(world)
                ? new Outcome(Fate.TAKEN, Condition.THROWN, Set.of())
                : Outcome.UNTOUCHED_ON_EXCEPTION;
    }

    /** The ways from the receiver to the value, if it keeps that; what is held is owed wherever it lies. */
    private Set<Route> keptBy(World world) {
        if (tracked.kind() == Tracked.Kind.HELD) {
            return Set.of();
        }
        Set<Route> kept = new HashSet<>();
        world.names().forEach((role, name) -> {
            if (frame.places().isPlace(name)) {
                int root = frame.places().root(name);
                if (root != Variable.NONE && frame.isReceiver(root)) {
                    kept.add(frame.places().route(root, name));
                }
            } else if (frame.isReceiver(name) && frame.isConstructor()) {
                kept.add(Route.NONE);
            }
        });
        return kept;
    }

    /** Whether a place of an argument or a static field names the value. */
    private boolean liesElsewhere(World world) {
        if (tracked.kind() == Tracked.Kind.HELD) {
            return false;
        }
        boolean[] found = {false};
        world.names().forEach((role, name) -> found[0] |= frame.places().isPlace(name));
        return found[0];
    }

    private Condition condition(World world, int result) {
        Fact fact = world.fact(result);
        if (result == Variable.NONE || fact == null || !(fact.isZero() || fact.isNonZero())) {
            return Condition.ALWAYS;
        }
        String type = frame.body().method().returnType();
        if (type.equals("Z")) {
            return fact.isZero() ? Condition.FALSE : Condition.TRUE;
        }
        if (Condition.NULL.fits(type)) {
            return fact.isZero() ? Condition.NULL : Condition.NON_NULL;
        }
        return Condition.ALWAYS;
    }
}
