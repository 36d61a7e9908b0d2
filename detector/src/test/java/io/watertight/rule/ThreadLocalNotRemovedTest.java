// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.finding.Confidence;
import io.watertight.leak.Retained;
import io.watertight.leak.Retained.Kind;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule names the thread-local, and says when there is one per object. */
class ThreadLocalNotRemovedTest {
    private static final String PER_OBJECT = " Each object has a thread-local of its own";

    private static Judgement judgement(Kind kind) {
        Retained retained = GrowthCase.retained(kind, "ThreadLocal.set", Strength.FAIR);
        return new ThreadLocalNotRemoved().judge(retained).orElseThrow();
    }

    @Test
    void the_message_names_the_thread_local_and_the_call_that_binds() {
        assertTrue(judgement(Kind.THREAD)
                .message()
                .startsWith("The value of Desk.CURRENT is set for each thread by ThreadLocal.set and nothing in the"
                        + " program removes it"));
        assertEquals(Confidence.MEDIUM, judgement(Kind.THREAD).confidence());
    }

    @Test
    void the_remedy_is_the_call_that_is_missing() {
        assertEquals(
                "Call Desk.CURRENT.remove() in a finally block of Desk.quote, or where the work ends for which the value was"
                        + " set. set(null) keeps the entry.",
                judgement(Kind.THREAD).remedy());
    }

    @Test
    void one_per_object_is_said() {
        assertTrue(judgement(Kind.THREAD_PER_OBJECT).message().contains(PER_OBJECT));
        assertFalse(judgement(Kind.THREAD).message().contains(PER_OBJECT));
    }

    @Test
    void what_is_no_thread_local_is_left_to_other_rules() {
        for (Kind kind : new Kind[] {Kind.THREAD_CONTEXT, Kind.REGISTRY, Kind.EXECUTOR, Kind.NAMES}) {
            Retained other = GrowthCase.retained(kind, "MDC.put", Strength.FAIR);
            assertEquals(Optional.empty(), new ThreadLocalNotRemoved().judge(other));
        }
    }
}
