// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.knowledge.Condition;
import io.watertight.program.FieldRef;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of what can become of a value in a method: what, and how the method ends then.
 *
 * @param fate what became of it
 * @param when what the method returns then, as far as that is known when the fate is met; {@link Condition#THROWN} when an
 *     exception leaves it
 * @param places where the receiver keeps it, for {@link Fate#STORED_IN_RECEIVER}
 */
public record Outcome(Fate fate, Condition when, Set<Route> places) {

    public Outcome {
        places = Set.copyOf(places);
    }

    public static Outcome of(Fate fate) {
        return new Outcome(fate, Condition.ALWAYS, Set.of());
    }

    /** Nothing had happened to it when an exception left the method. */
    public static final Outcome UNTOUCHED_ON_EXCEPTION = new Outcome(Fate.UNTOUCHED, Condition.THROWN, Set.of());

    /** The fields of the receiver that keep it, or objects that keep it. */
    public Set<FieldRef> fields() {
        Set<FieldRef> fields = new TreeSet<>();
        places.forEach(place -> place.keeper().ifPresent(fields::add));
        return fields;
    }

    public boolean isLoss() {
        return fate == Fate.UNTOUCHED;
    }

    public boolean isOnException() {
        return when == Condition.THROWN;
    }
}
