// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retained.Kind;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes entries of thread contexts and nothing else that is kept. */
class ThreadContextNotClearedTest {
    private static Optional<Judgement> judged(Kind kind, Strength strength) {
        return new ThreadContextNotCleared().judge(GrowthCase.retained(kind, "MDC.put", strength));
    }

    @Test
    void the_message_names_the_call_and_where_it_is() {
        Judgement judgement = judged(Kind.THREAD_CONTEXT, Strength.FAIR).orElseThrow();

        assertEquals(
                "MDC.put in Desk.quote binds an entry to the current thread and nothing takes it back: a thread of a pool carries it into the work of others.",
                judgement.message());
        assertEquals(
                "Take the entry back in a finally block where the work ends: Desk sets it with MDC.put.",
                judgement.remedy());
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        assertEquals(
                List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW),
                List.of(Strength.STRONG, Strength.FAIR, Strength.WEAK).stream()
                        .map(strength -> judged(Kind.THREAD_CONTEXT, strength)
                                .orElseThrow()
                                .confidence())
                        .toList());
    }

    @Test
    void what_something_else_keeps_is_left_to_other_rules() {
        for (Kind kind : List.of(Kind.THREAD, Kind.THREAD_PER_OBJECT, Kind.EXECUTOR, Kind.REGISTRY, Kind.NAMES)) {
            assertEquals(Optional.empty(), judged(kind, Strength.FAIR));
        }
    }
}
