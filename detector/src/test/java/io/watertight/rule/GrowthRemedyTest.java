// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.UnboundedGrowth.Setting;
import io.watertight.leak.UnboundedGrowth.Shape;
import org.junit.jupiter.api.Test;

/** The fix fits the type of the container, what it is for, and the methods around it. */
class GrowthRemedyTest {
    private static final GrowthCase MAP = GrowthCase.of(Retention.STATIC);

    private static String remedy(GrowthCase growth) {
        return GrowthRemedy.of(growth.violation(), "Desk.QUOTES");
    }

    @Test
    void a_map_of_answers_becomes_a_bounded_cache() {
        assertEquals(
                "Replace the ConcurrentHashMap Desk.QUOTES by a cache with a maximum size that drops the entry used least"
                        + " recently.",
                remedy(MAP.with(new Setting("ConcurrentHashMap", true, "Desk.closed"))));
    }

    @Test
    void an_entry_leaves_in_the_counterpart_of_the_method_that_put_it() {
        assertEquals(
                "Remove the entry from Desk.QUOTES in Desk.closed, or limit its size.",
                remedy(MAP.with(new Setting("HashMap", false, "Desk.closed"))));
    }

    @Test
    void without_a_counterpart_the_key_says_when_an_entry_ends() {
        assertEquals(
                "Remove each entry from Desk.QUOTES once its key (parameter request of quote(Request)) is no longer needed, or"
                        + " give it a maximum size with eviction.",
                remedy(MAP.withKey("parameter request of quote(Request)")));
    }

    @Test
    void a_queue_gets_a_capacity_and_a_list_loses_what_is_done_with() {
        GrowthCase list = MAP.with(Shape.SEQUENCE);
        assertEquals(
                "Give the LinkedBlockingQueue Desk.QUOTES a capacity, and let something take out what it holds.",
                remedy(list.with(new Setting("LinkedBlockingQueue", false, ""))));
        assertEquals(
                "Remove the element from Desk.QUOTES in Desk.removeQuote, or keep only the latest ones in a bounded queue.",
                remedy(list.with(new Setting("ArrayList", false, "Desk.removeQuote"))));
        assertEquals(
                "Remove each element of Desk.QUOTES once it is done with, or keep only the latest ones in a bounded queue.",
                remedy(list));
    }

    @Test
    void what_looks_like_a_bound_is_mended() {
        assertEquals(
                "Give Desk.QUOTES a maximum size or an expiry where it is built.",
                remedy(MAP.withMiss(Miss.Kind.BUILDER, "its CacheBuilder sets no maximum size")));
        assertEquals(
                "Run the removal that there is once an entry of Desk.QUOTES is no longer needed, or limit its size.",
                remedy(MAP.withMiss(Miss.Kind.REMOVAL_NOT_RUN, "Map.remove in Desk.closed takes nothing out")));
    }
}
