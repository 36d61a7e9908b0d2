// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Miss;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule names the removal that passes over the collection. */
class RemovalMissesCollectionTest {
    private static Optional<Judgement> judged(GrowthCase growth) {
        return new RemovalMissesCollection().judge(growth.violation());
    }

    @Test
    void the_message_names_the_method_that_cleans_the_others() {
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request) (Map.computeIfAbsent) and Desk.closed"
                        + " removes from its siblings and not from it.",
                judged(GrowthCase.of(Retention.STATIC)
                                .withMiss(
                                        Miss.Kind.REMOVAL_ELSEWHERE,
                                        "Desk.closed removes from its siblings and not from it"))
                        .orElseThrow()
                        .message());
    }

    @Test
    void a_collection_without_any_removal_is_left_to_other_rules() {
        assertEquals(Optional.empty(), judged(GrowthCase.of(Retention.STATIC)));
    }
}
