// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.Retention;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rule takes what objects hold that several threads use, and those of which nothing says how long they live. */
class UnboundedInstanceCollectionTest {
    private static Optional<Judgement> judged(GrowthCase growth) {
        return new UnboundedInstanceCollection().judge(growth.violation());
    }

    @Test
    void the_message_says_what_shows_that_threads_share_it() {
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request) (Map.computeIfAbsent) and nothing in the"
                        + " program removes, replaces or limits its entries. It lives long: it is a ConcurrentHashMap.",
                judged(GrowthCase.of(GrowthCase.SHARED)).orElseThrow().message());
    }

    @Test
    void nothing_is_claimed_about_an_object_of_unknown_life() {
        assertEquals(
                "Desk.QUOTES grows by one entry per new key in quote(Request) (Map.computeIfAbsent) and nothing in the"
                        + " program removes, replaces or limits its entries.",
                judged(GrowthCase.of(GrowthCase.UNKNOWN)).orElseThrow().message());
    }

    @Test
    void what_lives_as_long_as_the_process_is_left_to_other_rules() {
        assertEquals(Optional.empty(), judged(GrowthCase.of(Retention.STATIC)));
        assertEquals(Optional.empty(), judged(GrowthCase.of(GrowthCase.PROCESS)));
    }
}
