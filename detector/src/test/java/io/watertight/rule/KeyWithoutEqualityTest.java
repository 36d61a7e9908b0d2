// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes maps whose keys are made anew and equal only themselves, whatever holds the map. */
class KeyWithoutEqualityTest {
    private static Optional<Judgement> judged(GrowthCase growth) {
        return new KeyWithoutEquality().judge(growth.violation());
    }

    @Test
    void every_call_adds_and_the_remedy_is_equality() {
        Judgement judgement = judged(GrowthCase.of(Retention.STATIC)
                        .with(Shape.IDENTITY)
                        .withKey("a new Route, which equals only itself"))
                .orElseThrow();

        assertEquals(
                "Desk.QUOTES grows by one entry with each call, because its keys equal only themselves, in"
                        + " quote(Request) (Map.computeIfAbsent) and nothing in the program removes, replaces or limits"
                        + " its entries. The key is a new Route, which equals only itself.",
                judgement.message());
        assertEquals(
                "Give the class of the keys of Desk.QUOTES equals and hashCode (a record has them), or use a key that"
                        + " has them.",
                judgement.remedy());
    }

    @Test
    void other_shapes_are_left_to_other_rules() {
        for (Shape shape : new Shape[] {Shape.KEYED, Shape.SEQUENCE, Shape.TEXT}) {
            assertEquals(
                    Optional.empty(), judged(GrowthCase.of(GrowthCase.PROCESS).with(shape)));
        }
    }
}
