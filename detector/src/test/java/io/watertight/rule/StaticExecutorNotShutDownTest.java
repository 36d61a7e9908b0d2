// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retained.Kind;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes executors in static fields and names the field and the call that made them. */
class StaticExecutorNotShutDownTest {
    private static Optional<Judgement> judged(Kind kind) {
        return new StaticExecutorNotShutDown()
                .judge(GrowthCase.retained(kind, "Executors.newFixedThreadPool", Strength.WEAK));
    }

    @Test
    void the_message_names_the_field_and_what_made_it() {
        Judgement judgement = judged(Kind.EXECUTOR).orElseThrow();

        assertEquals(
                "Desk.CURRENT is made by Executors.newFixedThreadPool and nothing shuts it down: its threads outlive the"
                        + " application that is undeployed or reloaded, and keep its class loader.",
                judgement.message());
        assertEquals(
                "Shut Desk.CURRENT down where the application ends, or let an object own it that has an end.",
                judgement.remedy());
        assertEquals(Confidence.LOW, judgement.confidence());
    }

    @Test
    void what_something_else_keeps_is_left_to_other_rules() {
        for (Kind kind : List.of(Kind.THREAD, Kind.THREAD_PER_OBJECT, Kind.THREAD_CONTEXT, Kind.REGISTRY, Kind.NAMES)) {
            assertEquals(Optional.empty(), judged(kind));
        }
    }
}
