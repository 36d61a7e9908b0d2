// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.BoundedContainer.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each gate silences what it has evidence for, and nothing beside it. */
class GrowthGatesTest {
    @TempDir
    Path work;

    private static final String CACHE = "private static final Map<String, Object> CACHE = new HashMap<>();\n";
    private static final String PUT = "public static void put(String k) { CACHE.put(k, k); }\n";

    private void silent(Reason reason, String members) throws IOException {
        assertEquals(reason, judged(members).reason());
    }

    private void reported(String members) throws IOException {
        assertEquals("Subject", judged(members).growth().container().owner());
    }

    private Judged judged(String members) throws IOException {
        return Judged.source(work, "public class Subject {\n" + members + "\n}");
    }

    @Test
    void what_a_caller_adds_to_a_static_map_is_reported() throws IOException {
        reported(CACHE + PUT);
    }

    @Test
    void a_map_that_is_only_read_never_grows() throws IOException {
        silent(Reason.NEVER_GROWS, CACHE + "public static Object get(String k) { return CACHE.get(k); }");
    }

    @Test
    void a_private_method_that_only_the_static_initialiser_calls_is_start_up() throws IOException {
        silent(
                Reason.GROWS_AT_START_UP,
                CACHE + "static { fill(\"a\"); } private static void fill(String k) { CACHE.put(k, k); }");
    }

    @Test
    void a_lambda_that_the_static_initialiser_runs_at_once_is_start_up() throws IOException {
        silent(Reason.GROWS_AT_START_UP, CACHE + "static { List.of(\"a\").forEach(k -> CACHE.put(k, k)); }");
    }

    @Test
    void a_lambda_that_the_static_initialiser_keeps_runs_later() throws IOException {
        reported(CACHE + "public static final Consumer<String> ADD; static { ADD = k -> CACHE.put(k, k); }");
    }

    @Test
    void the_constructor_of_a_singleton_is_start_up() throws IOException {
        silent(
                Reason.GROWS_AT_START_UP,
                CACHE
                        + "static final Subject ONE = new Subject(); private Subject() { CACHE.put(\"a\" + hashCode(), 1); }");
    }

    @Test
    void what_nobody_calls_is_unreachable() throws IOException {
        silent(Reason.GROWTH_UNREACHABLE, CACHE + "private static void put(String k) { CACHE.put(k, k); }");
    }

    @Test
    void what_others_of_the_package_may_call_grows_if_nothing_else_is_known() throws IOException {
        String put = "static void put(String k) { CACHE.put(k, k); }\n";
        String remove = "static void remove(String k) { CACHE.remove(k); }\n";
        reported(CACHE + put);
        silent(Reason.REMOVED, CACHE + put + remove);
        reported(CACHE + PUT + remove);
    }

    @Test
    void filling_behind_a_flag_that_is_set_happens_once() throws IOException {
        silent(
                Reason.FILLED_ONCE,
                CACHE + "static boolean filled; public static void fill(String k) {"
                        + " if (!filled) { CACHE.put(k, k); filled = true; } }");
    }

    @Test
    void filling_an_empty_map_happens_once() throws IOException {
        silent(
                Reason.FILLED_ONCE,
                CACHE + "public static Object get(String k) {"
                        + " if (CACHE.isEmpty()) { for (String s : k.split(\",\")) { CACHE.put(s, s); } }"
                        + " return CACHE.get(k); }");
    }

    @Test
    void a_test_for_emptiness_does_not_excuse_what_lies_behind_it() throws IOException {
        reported(CACHE + "public static void put(String k) { if (CACHE.isEmpty()) { System.out.println(k); }"
                + " CACHE.put(k, k); }");
    }

    @Test
    void a_flag_does_not_excuse_what_lies_behind_its_branch() throws IOException {
        reported(CACHE + "static boolean filled; public static void fill(String k) {"
                + " if (!filled) { filled = true; } CACHE.put(k, k); }");
    }

    @Test
    void removal_through_a_view_counts() throws IOException {
        silent(
                Reason.REMOVED,
                CACHE + PUT + "public static void drop() { Iterator<Object> i = CACHE.values().iterator();"
                        + " while (i.hasNext()) { i.next(); i.remove(); } }");
    }

    @Test
    void removal_in_a_nested_class_through_a_getter_counts() throws IOException {
        silent(
                Reason.REMOVED,
                CACHE + PUT + "private static Map<String, Object> cache() { return CACHE; }"
                        + " public static class Cleaner implements Runnable { public void run() { cache().clear(); } }");
    }

    @Test
    void removal_in_a_helper_counts() throws IOException {
        silent(
                Reason.REMOVED,
                CACHE + PUT + "public static void reset() { empty(CACHE); }"
                        + " private static void empty(Map<?, ?> m) { m.clear(); }");
    }

    @Test
    void removal_from_another_map_in_the_same_helper_does_not_count() throws IOException {
        reported(CACHE + PUT + "public static int copy() { Map<String, Object> m = new HashMap<>(CACHE);"
                + " empty(m); return m.size(); } private static void empty(Map<?, ?> m) { m.clear(); }");
    }

    @Test
    void removal_in_a_method_nobody_calls_does_not_count() throws IOException {
        reported(CACHE + PUT + "private static void drop(String k) { CACHE.remove(k); }");
    }

    @Test
    void a_function_that_answers_null_removes() throws IOException {
        silent(
                Reason.REMOVED,
                CACHE + PUT + "public static void drop(String k) { CACHE.computeIfPresent(k, (a, b) -> null); }");
    }

    @Test
    void merging_with_a_sum_removes_nothing() throws IOException {
        reported("private static final Map<String, Integer> HITS = new HashMap<>();"
                + " public static void hit(String k) { HITS.merge(k, 1, Integer::sum); }");
    }

    @Test
    void a_new_map_in_the_field_is_a_reset() throws IOException {
        silent(
                Reason.REPLACED,
                "private static Map<String, Object> CACHE = new HashMap<>();" + PUT
                        + "public static void reset() { CACHE = new HashMap<>(); }");
    }

    @Test
    void a_lazy_first_map_is_no_reset() throws IOException {
        reported("private static Map<String, Object> CACHE; public static void put(String k) {"
                + " if (CACHE == null) { CACHE = new HashMap<>(); } CACHE.put(k, k); }");
    }

    @Test
    void a_public_getter_of_the_raw_map_silences() throws IOException {
        silent(Reason.RETURNED, CACHE + PUT + "public static Map<String, Object> all() { return CACHE; }");
    }

    @Test
    void an_unmodifiable_view_or_a_copy_does_not() throws IOException {
        reported(CACHE + PUT + "public static Map<String, Object> all() { return Collections.unmodifiableMap(CACHE); }"
                + " public static List<Object> copy() { return new ArrayList<>(CACHE.values()); }");
    }

    @Test
    void handing_it_to_code_that_was_not_seen_silences() throws IOException {
        silent(
                Reason.HANDED_ON,
                CACHE + PUT + "public static void give(Consumer<Map<String, Object>> c) { c.accept(CACHE); }");
    }

    @Test
    void a_size_test_where_it_grows_silences() throws IOException {
        silent(
                Reason.SIZE_TESTED,
                CACHE + "public static void put(String k) { if (CACHE.size() < 100) { CACHE.put(k, k); } }");
    }

    @Test
    void logging_its_size_does_not() throws IOException {
        reported(CACHE + PUT + "public static void log() { System.out.println(CACHE.size()); }");
    }

    @Test
    void a_map_that_drops_its_eldest_entry_is_bounded() throws IOException {
        silent(
                Reason.BOUNDED_TYPE,
                "private static final Map<String, Object> CACHE = Collections.synchronizedMap("
                        + "new LinkedHashMap<String, Object>() { protected boolean removeEldestEntry("
                        + "Map.Entry<String, Object> e) { return size() > 9; } });" + PUT);
    }

    @Test
    void a_weak_map_behind_a_wrapper_is_bounded() throws IOException {
        silent(
                Reason.BOUNDED_TYPE,
                "private static final Map<String, Object> CACHE = Collections.synchronizedMap(new WeakHashMap<>());"
                        + "public static void put(String k) { CACHE.put(k, 1); }");
    }

    @Test
    void a_weak_map_of_which_the_values_are_the_keys_is_not() throws IOException {
        reported("private static final Map<String, Object> CACHE = new WeakHashMap<>();" + PUT);
    }

    @Test
    void constant_keys_are_closed() throws IOException {
        silent(
                Reason.CLOSED_KEYS,
                CACHE
                        + "public static void on() { CACHE.put(\"on\", 1); } public static void off() { CACHE.put(\"off\", 0); }");
    }

    @Test
    void enum_keys_are_closed() throws IOException {
        silent(
                Reason.CLOSED_KEYS,
                "private static final Map<TimeUnit, Object> CACHE = new HashMap<>();"
                        + " public static void put(TimeUnit k) { CACHE.put(k, k); }");
    }
}
