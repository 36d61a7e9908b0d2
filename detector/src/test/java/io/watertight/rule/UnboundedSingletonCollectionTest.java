// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes what objects hold that live as long as the application, and says why they do. */
class UnboundedSingletonCollectionTest {
    private static Optional<Judgement> judged(GrowthCase growth) {
        return new UnboundedSingletonCollection().judge(growth.violation());
    }

    @Test
    void the_message_says_why_the_object_lives_long() {
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request) (Map.computeIfAbsent) and nothing in the"
                        + " program removes, replaces or limits its entries. It lives long: Desk is annotated @Service.",
                judged(GrowthCase.of(GrowthCase.PROCESS)).orElseThrow().message());
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        GrowthCase growth = GrowthCase.of(GrowthCase.PROCESS);

        assertEquals(
                Confidence.HIGH,
                judged(growth.with(Strength.STRONG)).orElseThrow().confidence());
        assertEquals(
                Confidence.LOW, judged(growth.with(Strength.WEAK)).orElseThrow().confidence());
    }

    @Test
    void static_fields_and_objects_of_another_life_are_left_to_other_rules() {
        assertEquals(Optional.empty(), judged(GrowthCase.of(Retention.STATIC)));
        assertEquals(Optional.empty(), judged(GrowthCase.of(GrowthCase.SHARED)));
        assertEquals(Optional.empty(), judged(GrowthCase.of(GrowthCase.UNKNOWN)));
    }
}
