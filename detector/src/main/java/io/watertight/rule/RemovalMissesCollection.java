// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.Violation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A collection from which something is removed, but not where its entries end. */
@LeakPattern(title = "Removal that misses a collection", group = LeakPattern.Group.MEMORY, cwe = 770, rank = 9)
public final class RemovalMissesCollection implements Rule {
    private static final Set<Miss.Kind> MISSES =
            EnumSet.of(Miss.Kind.REMOVAL_ELSEWHERE, Miss.Kind.REMOVAL_OF_OTHERS, Miss.Kind.REMOVAL_SKIPPED);

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(RemovalMissesCollection::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        return GrowthWording.despite(MISSES, growth);
    }
}
