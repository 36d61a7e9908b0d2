// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A collection, map or text in an object that lives as long as the application, which grows and which nothing limits. */
@LeakPattern(
        title = "Collection in a long-lived object that only grows",
        group = LeakPattern.Group.MEMORY,
        cwe = 770,
        rank = 9)
public final class UnboundedSingletonCollection implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(UnboundedSingletonCollection::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        return growth.retention().kind() == Retention.Kind.PROCESS
                ? Optional.of(GrowthWording.judgement(growth))
                : Optional.empty();
    }
}
