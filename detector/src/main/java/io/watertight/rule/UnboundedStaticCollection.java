// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A static collection, map or text that grows while the program runs and that nothing limits. */
@LeakPattern(title = "Static collection that only grows", group = LeakPattern.Group.MEMORY, cwe = 770, rank = 9)
public final class UnboundedStaticCollection implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.unboundedGrowth(UnboundedStaticCollection::unboundedGrowth));
    }

    private static Optional<Judgement> unboundedGrowth(UnboundedGrowth growth) {
        return growth.retention().kind() == Retention.Kind.STATIC
                ? Optional.of(GrowthWording.judgement(growth))
                : Optional.empty();
    }
}
