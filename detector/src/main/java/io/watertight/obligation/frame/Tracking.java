// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.obligation.call.Ending;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of one tracked value.
 *
 * @param losses ends at which it is lost, cheapest first
 * @param outcomes every way it ended
 * @param stays for what lay in a field: the ends at which it lies there still
 * @param endings the likeliest end without a loss for each fate
 * @param isComplete whether every test was told apart; if not, facts were dropped at a point with too many worlds
 */
public record Tracking(
        List<Loss> losses, List<Loss> stays, Set<Outcome> outcomes, Map<Fate, Ending> endings, boolean isComplete) {
    public Tracking {
        losses = List.copyOf(losses);
        stays = List.copyOf(stays);
        outcomes = Set.copyOf(outcomes);
        endings = Map.copyOf(endings);
    }

    /** The cost of the likeliest exception that leaves the method while the value is owed, an undeclared one at most. */
    public int costOnException() {
        return losses.stream()
                .filter(loss -> loss.outcome().isOnException())
                .mapToInt(Loss::cost)
                .min()
                .orElse(Likelihood.DECLARED);
    }

    /** Whether the likeliest normal loss rests on what the name of an unseen callee says. */
    boolean isAssumed(Frame frame) {
        return losses.stream()
                .filter(loss -> !loss.outcome().isOnException())
                .findFirst()
                .filter(loss -> !new PathWriter(frame, loss).assumptions().isEmpty())
                .isPresent();
    }

    public boolean has(Fate fate) {
        return outcomes.stream().anyMatch(outcome -> outcome.fate() == fate);
    }

    /**
     * The outcomes without the normal losses that only the state of some object decides: whoever tests that state is
     * trusted.
     */
    public Set<Outcome> outcomesBesidesState(Frame frame) {
        boolean always = Stream.concat(losses.stream(), stays.stream())
                .filter(loss -> !loss.outcome().isOnException())
                .allMatch(loss -> loss.dependsOnState(frame));
        if (!always || !has(Fate.RELEASED)) {
            return outcomes;
        }
        Set<Outcome> rest = new LinkedHashSet<>(outcomes);
        rest.removeIf(outcome -> outcome.isLoss() && !outcome.isOnException());
        stays.stream().map(Loss::outcome).filter(stay -> !stay.isOnException()).forEach(rest::remove);
        return rest;
    }

    /** Whether what lay in a field is released or handed on by some way through the method. */
    public boolean isDischargedBesidesStaying() {
        return outcomes.stream()
                .anyMatch(outcome -> outcome.fate().isDischarge() && outcome.fate() != Fate.STORED_IN_RECEIVER);
    }

    /** Whether it is stored in fields of the receiver, and nothing else becomes of it. */
    public boolean isOnlyStored() {
        return has(Fate.STORED_IN_RECEIVER)
                && outcomes.stream()
                        .allMatch(outcome -> outcome.isLoss()
                                || (outcome.fate() == Fate.STORED_IN_RECEIVER
                                        && !outcome.places().contains(Route.NONE)));
    }

    public boolean isDischargedSomewhere() {
        return outcomes.stream().anyMatch(outcome -> outcome.fate().isDischarge());
    }
}
