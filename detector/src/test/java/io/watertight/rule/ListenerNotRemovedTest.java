// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retained;
import io.watertight.leak.Retained.Kind;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes registrations of objects and nothing else that is kept. */
class ListenerNotRemovedTest {
    private static Optional<Judgement> judged(Kind kind, Strength strength) {
        return new ListenerNotRemoved().judge(GrowthCase.retained(kind, "Runtime.addShutdownHook", strength));
    }

    @Test
    void the_message_names_the_call_and_where_it_is() {
        Judgement judgement = judged(Kind.REGISTRY, Strength.FAIR).orElseThrow();

        assertEquals(
                "Runtime.addShutdownHook in Desk.quote puts something into a registry that lives as long as the process, each time it runs, and nothing takes it out again.",
                judgement.message());
        assertEquals("Register once, or take it out again where what was registered ends.", judgement.remedy());
    }

    @Test
    void a_task_that_is_scheduled_is_to_be_cancelled() {
        Judgement judgement = judged(Kind.SCHEDULE, Strength.FAIR).orElseThrow();

        assertEquals(
                "Runtime.addShutdownHook in Desk.quote starts a task that is repeated as long as the process lives, one more each time it runs, and nothing keeps what would cancel it.",
                judgement.message());
        assertEquals(
                "Keep what the call answers and cancel it where the work ends, or schedule one task for all.",
                judgement.remedy());
    }

    private static String remedy(Kind kind, String call, String where) {
        return new ListenerNotRemoved()
                .judge(GrowthCase.retained(kind, "Bus.addListener", Strength.FAIR, new Retained.Undo(call, where)))
                .orElseThrow()
                .remedy();
    }

    @Test
    void the_fix_names_the_call_that_takes_it_back_and_the_method_that_should_make_it() {
        assertEquals(
                "Register once, or call Bus.removeListener in Desk.close.",
                remedy(Kind.REGISTRY, "Bus.removeListener", "Desk.close"));
        assertEquals(
                "Register once, or call Bus.removeListener where what was registered ends.",
                remedy(Kind.REGISTRY, "Bus.removeListener", ""));
        assertEquals("Register once, or take it out again in Desk.close.", remedy(Kind.REGISTRY, "", "Desk.close"));
        assertEquals(
                "Keep what the call answers and cancel it in Desk.close, or schedule one task for all.",
                remedy(Kind.SCHEDULE, "", "Desk.close"));
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        assertEquals(
                List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW),
                List.of(Strength.STRONG, Strength.FAIR, Strength.WEAK).stream()
                        .map(strength ->
                                judged(Kind.REGISTRY, strength).orElseThrow().confidence())
                        .toList());
    }

    @Test
    void what_something_else_keeps_is_left_to_other_rules() {
        for (Kind kind : List.of(Kind.THREAD, Kind.THREAD_PER_OBJECT, Kind.EXECUTOR, Kind.THREAD_CONTEXT, Kind.NAMES)) {
            assertEquals(Optional.empty(), judged(kind, Strength.FAIR));
        }
    }
}
