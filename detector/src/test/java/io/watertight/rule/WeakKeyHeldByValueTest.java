// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Miss;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule says why weak keys are no bound. */
class WeakKeyHeldByValueTest {
    private static Optional<Judgement> judged(GrowthCase growth) {
        return new WeakKeyHeldByValue().judge(growth.violation());
    }

    private static final String CLAUSE =
            "its weak keys (WeakHashMap) are no bound, because the value holds it in Quote.request";

    @Test
    void the_message_says_how_the_value_holds_its_key() {
        Judgement judgement = judged(GrowthCase.of(Retention.STATIC).withMiss(Miss.Kind.KEY_HELD, CLAUSE))
                .orElseThrow();
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request) (Map.computeIfAbsent) and " + CLAUSE
                        + ".",
                judgement.message());
        assertEquals(
                "Let the values of Desk.QUOTES refer to their keys by a WeakReference or not at all, or remove each entry"
                        + " where its key ends.",
                judgement.remedy());
    }

    @Test
    void another_bound_that_is_none_is_left_to_other_rules() {
        assertEquals(
                Optional.empty(),
                judged(GrowthCase.of(Retention.STATIC)
                        .withMiss(Miss.Kind.REMOVAL_ELSEWHERE, "Desk.closed passes over")));
        assertEquals(Optional.empty(), judged(GrowthCase.of(Retention.STATIC)));
    }
}
