// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retained.Kind;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes registrations under names and nothing else that is kept. */
class UnboundedTagsTest {
    private static Optional<Judgement> judged(Kind kind, Strength strength) {
        return new UnboundedTags().judge(GrowthCase.retained(kind, "Metrics.counter", strength));
    }

    @Test
    void the_message_names_the_call_and_where_it_is() {
        Judgement judgement = judged(Kind.NAMES, Strength.FAIR).orElseThrow();

        assertEquals(
                "Metrics.counter in Desk.quote makes an entry for each new name, and the registry forgets none.",
                judgement.message());
        assertEquals(
                "Use names and tag values of a fixed set, and put what varies without limit into a log.",
                judgement.remedy());
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        assertEquals(
                List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW),
                List.of(Strength.STRONG, Strength.FAIR, Strength.WEAK).stream()
                        .map(strength ->
                                judged(Kind.NAMES, strength).orElseThrow().confidence())
                        .toList());
    }

    @Test
    void what_something_else_keeps_is_left_to_other_rules() {
        for (Kind kind :
                List.of(Kind.THREAD, Kind.THREAD_PER_OBJECT, Kind.EXECUTOR, Kind.THREAD_CONTEXT, Kind.REGISTRY)) {
            assertEquals(Optional.empty(), judged(kind, Strength.FAIR));
        }
    }
}
