// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

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

    boolean isDischargedSomewhere() {
        return fates.stream().anyMatch(Fate::isDischarge);
    }
}
