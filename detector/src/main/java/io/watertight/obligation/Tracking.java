// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one tracked value.
 *
 * @param losses ends at which it is lost, cheapest first
 * @param fates every fate it met
 * @param isComplete whether every test was told apart; if not, facts were dropped at a point with too many worlds
 */
record Tracking(List<Loss> losses, Set<Fate> fates, boolean isComplete) {
    Tracking {
        losses = List.copyOf(losses);
        fates = Set.copyOf(fates);
    }

    /** The fates without the loss that only the state of some object decides: whoever tests that state is trusted. */
    Set<Fate> fatesBesidesState(Frame frame) {
        boolean always = losses.stream()
                .filter(loss -> loss.fate() == Fate.UNTOUCHED)
                .allMatch(loss -> loss.dependsOnState(frame));
        if (!always || !fates.contains(Fate.RELEASED)) {
            return fates;
        }
        Set<Fate> rest = EnumSet.copyOf(fates);
        rest.remove(Fate.UNTOUCHED);
        return rest;
    }

    boolean isDischargedSomewhere() {
        return fates.stream().anyMatch(Fate::isDischarge);
    }
}
