// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A long-lived map whose keys are made for each call and equal only themselves, so that no look-up ever hits. */
@LeakPattern(title = "Map key that equals only itself", group = LeakPattern.Group.MEMORY, cwe = 770, rank = 9)
public final class KeyWithoutEquality implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(KeyWithoutEquality::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        boolean isIdentity = growth.cause().shape() == UnboundedGrowth.Shape.IDENTITY;
        return isIdentity ? Optional.of(GrowthWording.judgement(growth)) : Optional.empty();
    }
}
