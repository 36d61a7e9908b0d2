// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.Set;

/** A long-lived map with weak keys, whose values hold the keys they are under, so that no entry ever goes. */
@LeakPattern(title = "Weak key that its value holds", group = LeakPattern.Group.MEMORY, cwe = 401, rank = 9)
public final class WeakKeyHeldByValue implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(WeakKeyHeldByValue::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        return GrowthWording.despite(Set.of(Miss.Kind.KEY_HELD), growth);
    }
}
