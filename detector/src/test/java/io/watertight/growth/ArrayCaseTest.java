// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long-lived array that is grown by hand collects, unless something says otherwise. */
class ArrayCaseTest {
    private static final String FIELDS = "private static String[] names = new String[8]; private static int count;\n";
    private static final String ADD = "public static void add(String name) { if (count == names.length) {"
            + " names = Arrays.copyOf(names, count * 2); } names[count++] = name; }\n";
    private static final String APPEND = "public static void append(String name) {"
            + " names = Arrays.copyOf(names, names.length + 1); names[names.length - 1] = name; }\n";

    @TempDir
    Path work;

    private Judged judged(String members) throws IOException {
        return Judged.source(work, "public class Subject {\n" + members + "\n}");
    }

    @Test
    void an_array_that_is_doubled_when_it_is_full_collects() throws IOException {
        UnboundedGrowth growth = judged(FIELDS + ADD).growth();
        assertEquals("names", growth.container().name());
        assertEquals(Shape.ARRAY, growth.cause().shape());
        assertEquals("Arrays.copyOf", growth.cause().call());
        assertEquals("add(String)", growth.cause().driver());
        assertEquals(Strength.WEAK, growth.strength());
    }

    @Test
    void an_array_that_is_longer_after_each_call_collects() throws IOException {
        assertEquals("names", judged(FIELDS + APPEND).growth().container().name());
    }

    @Test
    void a_reset_of_the_count_uses_the_places_again() throws IOException {
        assertEquals(
                Reason.REMOVED,
                judged(FIELDS + ADD + "public static void reset() { count = 0; }")
                        .reason());
    }

    @Test
    void another_assignment_replaces_what_was_collected() throws IOException {
        assertEquals(
                Reason.REPLACED,
                judged(FIELDS + ADD + "public static void reset() { names = new String[8]; }")
                        .reason());
    }

    @Test
    void a_count_that_is_compared_with_a_constant_is_limited() throws IOException {
        assertEquals(
                Reason.SIZE_TESTED,
                judged(FIELDS + ADD + "public static boolean isFull() { return count > 999; }")
                        .reason());
    }

    @Test
    void a_place_for_each_index_is_no_collecting() throws IOException {
        assertEquals(
                Reason.NEVER_GROWS,
                judged(FIELDS + "public static void set(int at, String name) { if (at >= names.length) {"
                                + " names = Arrays.copyOf(names, at + 1); } names[at] = name; }")
                        .reason());
    }

    @Test
    void the_array_of_an_object_that_is_not_kept_is_no_matter() throws IOException {
        assertEquals(
                new GrowthAnalysis.Outcome(List.of(), List.of()),
                judged((FIELDS + ADD).replace("static ", "")).outcome());
    }
}
