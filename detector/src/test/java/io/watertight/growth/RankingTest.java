// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.leak.Step;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case is as strong as its keys are open and its callers are many; the finding says from where it grows. */
class RankingTest {
    @TempDir
    Path work;

    private UnboundedGrowth growth(String members) throws IOException {
        return Judged.source(work, "public class Subject {\n" + members + "\n}").growth();
    }

    private void assertStrength(Strength strength, String members) throws IOException {
        assertEquals(strength, growth(members).strength());
    }

    @Test
    void what_is_another_key_each_time_is_strong() throws IOException {
        assertStrength(
                Strength.STRONG,
                "static final Map<String, Object> M = new HashMap<>();"
                        + " public void quote(Object o) { M.put(\"quote-\" + java.util.UUID.randomUUID(), o); }");
    }

    @Test
    void a_memo_is_fair_for_what_comes_and_goes_and_weak_for_parts_of_the_application() throws IOException {
        String memo = "static final Map<%1$s, Object> M = new HashMap<>();"
                + " public Object quote(%1$s %2$s) { return M.computeIfAbsent(%2$s, x -> new Date()); }"
                + " public record Lot(int a, int b) {}";
        assertStrength(Strength.FAIR, String.format(memo, "java.util.UUID", "k"));
        assertStrength(Strength.FAIR, String.format(memo, "Lot", "session"));
        assertStrength(Strength.WEAK, String.format(memo, "Lot", "table"));
        assertStrength(Strength.FAIR, String.format(memo, "Lot", "k"));
        assertStrength(Strength.WEAK, String.format(memo, "String", "k"));
    }

    @Test
    void a_memo_by_a_part_of_an_address_is_fair() throws IOException {
        assertStrength(
                Strength.FAIR,
                "static final Map<String, Object> M = new HashMap<>();"
                        + " public Object quote(java.net.URI k) { return M.computeIfAbsent(k.getHost(), x -> x); }");
    }

    @Test
    void a_text_that_callers_choose_is_fair() throws IOException {
        assertStrength(
                Strength.FAIR,
                "static final Map<String, Object> M = new HashMap<>();"
                        + " public Object quote(String k) { return M.put(k, new Date()); }");
    }

    @Test
    void a_memo_by_a_text_is_weak_unless_it_is_a_piece_of_one() throws IOException {
        String map = "static final Map<String, Object> M = new HashMap<>();";
        assertStrength(
                Strength.WEAK, map + " public Object quote(String k) { return M.computeIfAbsent(k + 1, x -> x); }");
        assertStrength(
                Strength.FAIR,
                map + " public Object quote(String k) { return M.computeIfAbsent(k.split(\"/\")[0], x -> x); }");
    }

    @Test
    void a_memo_by_a_setting_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "static final Map<String, Object> M = new HashMap<>();"
                        + " public Object quote(Properties p) {"
                        + " String k = p.getProperty(\"a\", \"b\"); if (!M.containsKey(k)) { M.put(k, true); } return k; }");
    }

    @Test
    void a_new_key_without_equality_is_strong() throws IOException {
        assertStrength(
                Strength.STRONG,
                "static class Key {} private static final Map<Key, Object> M = new HashMap<>();"
                        + " public Object quote() { return M.computeIfAbsent(new Key(), x -> x); }");
    }

    @Test
    void a_list_of_whatever_callers_bring_is_fair() throws IOException {
        String list = "static final List<Object> L = new ArrayList<>();";
        assertStrength(Strength.FAIR, list + " public void seen(String s) { L.add(s); }");
        assertStrength(Strength.FAIR, list + " public void add(String s) { L.add(s); }");
        assertStrength(Strength.WEAK, list + " public void seen() { L.add(System.lineSeparator()); }");
    }

    @Test
    void a_list_of_parts_of_an_application_is_weak() throws IOException {
        String list = "static final List<Object> L = new ArrayList<>();";
        assertStrength(Strength.WEAK, list + " public void on(java.util.function.Consumer<String> c) { L.add(c); }");
        assertStrength(Strength.WEAK, list + " public void with(java.util.EventListener part) { L.add(part); }");
        assertStrength(Strength.WEAK, list + " public void addLocation(String place) { L.add(place); }");
    }

    @Test
    void what_the_program_is_started_with_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "static final List<String> L = new ArrayList<>();"
                        + " public static void main(String[] all) { for (String one : all) { L.add(one); } }");
    }

    @Test
    void a_memo_by_what_is_called_like_content_is_fair() throws IOException {
        String memo = "static final Map<String, Object> M = new ConcurrentHashMap<>();";
        assertStrength(
                Strength.WEAK,
                memo + " public Object of(String charsetName) { return M.computeIfAbsent(charsetName, n -> this); }");
        assertStrength(
                Strength.FAIR,
                memo + " public Object of(String customerId) { return M.computeIfAbsent(customerId, n -> this); }");
    }

    @Test
    void what_goes_on_changing_under_a_name_is_no_memo() throws IOException {
        assertStrength(
                Strength.FAIR,
                "static final Map<String, Integer> M = new ConcurrentHashMap<>();"
                        + " public void count(String caller) { M.merge(caller, 1, Integer::sum); }");
        assertStrength(
                Strength.FAIR,
                "static final Map<String, List<String>> M = new ConcurrentHashMap<>();"
                        + " public void note(String caller, String what) {"
                        + " M.computeIfAbsent(caller, k -> new ArrayList<>()).add(what); }");
    }

    @Test
    void class_keys_are_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final Map<Class<?>, Object> M = new HashMap<>();"
                        + " public Object of(Class<?> k) { return M.computeIfAbsent(k, x -> x); }");
    }

    @Test
    void registration_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final Map<String, Object> M = new HashMap<>();"
                        + " public static void registerConverter(String k, Object v) { M.put(k, v); }");
    }

    @Test
    void an_open_method_that_the_program_calls_with_constants_only_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final Map<String, Object> M = new HashMap<>();"
                        + " public static Object named(String k) { return M.computeIfAbsent(k, x -> x); }"
                        + " public Object a() { return named(\"a\"); }");
    }

    @Test
    void small_numbers_are_fair() throws IOException {
        assertStrength(
                Strength.FAIR,
                "private static final Map<Integer, Object> M = new HashMap<>();"
                        + " public Object of(int k) { return M.put(k, new Date()); }");
    }

    @Test
    void a_memo_of_small_numbers_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final Map<Integer, Object> M = new HashMap<>();"
                        + " public Object of(int k) { return M.computeIfAbsent(k, x -> x); }");
    }

    @Test
    void the_key_of_a_shared_helper_is_the_one_this_container_is_used_with() throws IOException {
        UnboundedGrowth growth = growth("private static final Map<String, Object> M = new HashMap<>();"
                + " public static <K> void keep(Map<K, Object> m, K key) { m.put(key, key); }"
                + " public void quote(String request) { keep(M, request); }");
        assertEquals("parameter request of quote(String)", growth.cause().key());
        assertEquals("quote(String)", growth.cause().driver());
    }

    @Test
    void the_path_leads_from_the_entry_point_to_the_growth() throws IOException {
        UnboundedGrowth growth = growth("private static final Map<String, Object> M = new HashMap<>();"
                + " public void serve(String k) { quote(k); }"
                + " private void quote(String k) { M.put(k, k); }");
        assertEquals(
                List.of(Step.Event.CALLS, Step.Event.GREW),
                growth.path().stream().map(Step::event).toList());
        assertEquals("serve", growth.path().get(0).site().method().name());
        assertTrue(growth.path().get(0).subject().endsWith(".quote"));
        assertTrue(growth.path().get(0).site().line() > 0);
        assertEquals("Map.put", growth.cause().call());
    }

    @Test
    void growth_of_lists_inside_a_map_is_reported_at_the_map() throws IOException {
        UnboundedGrowth growth = growth("private static final Map<String, List<String>> M = new HashMap<>();"
                + " static { M.put(\"all\", new ArrayList<>()); }"
                + " public void seen(String s) { M.get(\"all\").add(s); }");
        assertEquals("M", growth.container().name());
        assertEquals("List.add", growth.cause().call());
    }
}
