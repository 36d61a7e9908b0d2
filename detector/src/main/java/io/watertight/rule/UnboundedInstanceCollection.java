// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A collection in an object that several threads use, or of which the life is not known, which grows and which nothing limits. */
@LeakPattern(
        title = "Collection in a shared object that only grows",
        group = LeakPattern.Group.MEMORY,
        cwe = 770,
        rank = 9)
public final class UnboundedInstanceCollection implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(UnboundedInstanceCollection::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        return growth.retention().kind() == Retention.Kind.SHARED
                        || growth.retention().kind() == Retention.Kind.UNKNOWN
                ? Optional.of(GrowthWording.judgement(growth))
                : Optional.empty();
    }
}
