// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule says which field grows, through what, how often, and what it lacks. */
class UnboundedStaticCollectionTest {
    private static Judgement judgement(Strength strength, Shape shape, String key) {
        UnboundedGrowth growth = GrowthCase.of(Retention.STATIC)
                .with(strength)
                .with(shape)
                .withKey(key)
                .violation();
        return new UnboundedStaticCollection().judge(growth).orElseThrow();
    }

    @Test
    void a_map_grows_per_new_key() {
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request)"
                        + " (Map.computeIfAbsent) and nothing in the program removes, replaces or limits its"
                        + " entries. The key is parameter request of quote(Request).",
                judgement(Strength.STRONG, Shape.KEYED, "parameter request of quote(Request)")
                        .message());
    }

    @Test
    void a_list_grows_per_call() {
        assertEquals(
                "Desk.QUOTES grows with each call of quote(Request) (Map.computeIfAbsent)"
                        + " and nothing in the program removes, replaces or limits its entries.",
                judgement(Strength.WEAK, Shape.SEQUENCE, "").message());
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        assertEquals(
                Confidence.HIGH, judgement(Strength.STRONG, Shape.KEYED, "").confidence());
        assertEquals(
                Confidence.MEDIUM, judgement(Strength.FAIR, Shape.KEYED, "").confidence());
        assertEquals(Confidence.LOW, judgement(Strength.WEAK, Shape.KEYED, "").confidence());
    }

    @Test
    void what_an_object_holds_is_left_to_other_rules() {
        UnboundedGrowth growth = GrowthCase.of(GrowthCase.PROCESS).violation();

        assertEquals(Optional.empty(), new UnboundedStaticCollection().judge(growth));
    }
}
