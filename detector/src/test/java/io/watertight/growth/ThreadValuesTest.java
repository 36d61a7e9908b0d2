// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watertight.leak.Retained;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What threads keep weighs by what it is: a tool, or a part of the work. */
class ThreadValuesTest {
    private static final String VALUE = " class Value { int used; void use() { used++; } }";

    @TempDir
    Path work;

    private void assertStrength(Strength strength, String members) throws IOException {
        Judged judged = Judged.source(work, "public class Subject {\n" + members + "\n}" + VALUE);
        assertEquals(1, judged.outcome().grown().size());
        assertEquals(
                strength,
                assertInstanceOf(Retained.class, judged.outcome().grown().get(0))
                        .strength());
    }

    @Test
    void one_value_for_each_thread_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final ThreadLocal<Value> T = new ThreadLocal<>();"
                        + " public void begin(Value v) { T.set(v); } public int used() { return T.get().used; }");
    }

    @Test
    void a_value_that_callers_set_back_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final ThreadLocal<Value> T = new ThreadLocal<>();"
                        + " private static Value swap(Value v) { Value last = T.get(); T.set(v); return last; }"
                        + " public void work(Value v) { Value last = swap(v); try { v.use(); } finally { swap(last); } }");
    }

    @Test
    void a_tool_is_weak_even_if_others_get_it() throws IOException {
        String tool = "private static final ThreadLocal<Value> T = ThreadLocal.withInitial(Value::new);";
        assertStrength(Strength.WEAK, tool + " public void work() { T.get().use(); }");
        assertStrength(Strength.WEAK, tool + " public Value current() { return T.get(); }");
    }

    @Test
    void what_a_closed_object_leaves_is_fair_when_it_collects_or_when_its_end_knows_of_it() throws IOException {
        String tool = "private final ThreadLocal<%1$s> t = new ThreadLocal<>();"
                + " static class Cache { final Deque<String> free = new ArrayDeque<>(); void use() { free.poll(); } }"
                + " public void work() { %1$s v = t.get(); if (v == null) { v = new %1$s(); t.set(v); } v.use(); }";
        assertStrength(Strength.WEAK, String.format(tool, "Value"));
        assertStrength(Strength.WEAK, String.format(tool, "Value") + " public void close() { }");
        assertStrength(Strength.FAIR, String.format(tool, "Value") + " public void close() { t.set(null); }");
        assertStrength(Strength.WEAK, String.format(tool, "Cache"));
        assertStrength(Strength.FAIR, String.format(tool, "Cache") + " public void close() { }");
    }

    @Test
    void a_stack_is_weak() throws IOException {
        String stack = "private static final ThreadLocal<Deque<String>> T = ThreadLocal.withInitial(ArrayDeque::new);";
        assertStrength(
                Strength.WEAK,
                stack + " public void work(Runnable r) { T.get().push(\"a\"); r.run(); T.get().pop(); }");
    }

    @Test
    void what_a_thread_binds_to_itself_when_it_begins_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final ThreadLocal<Value> T = new ThreadLocal<>();"
                        + " static class Worker extends Thread { final Value v; Worker(Value v) { this.v = v; }"
                        + " @Override public void run() { T.set(v); } }"
                        + " public int used() { return T.get().used; }");
    }

    @Test
    void what_an_object_sets_back_in_its_work_is_weak_and_when_it_ends_is_not() throws IOException {
        String value = "private final ThreadLocal<Value> t = new ThreadLocal<>();"
                + " public void begin(Value v) { t.set(v); } public int used() { return t.get().used; }";
        assertStrength(Strength.WEAK, value + " public void commit() { t.set(null); }");
        assertStrength(Strength.FAIR, value + " public void close() { t.set(null); }");
    }

    @Test
    void an_object_of_the_class_itself_for_each_thread_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final ThreadLocal<Subject> T = ThreadLocal.withInitial(Subject::new);"
                        + " public static Subject current() { return T.get(); }");
    }

    @Test
    void a_collection_of_a_thread_is_weak_when_it_is_bounded() throws IOException {
        String local = "private static final ThreadLocal<Map<%s, Date>> T = ThreadLocal.withInitial(%s);"
                + " public Date first(%s k) { return T.get().computeIfAbsent(k, x -> new Date()); }";
        assertStrength(Strength.FAIR, String.format(local, "java.net.URI", "HashMap::new", "java.net.URI"));
        assertStrength(Strength.WEAK, String.format(local, "String", "HashMap::new", "String"));
        assertStrength(Strength.WEAK, String.format(local, "Locale", "HashMap::new", "Locale"));
        assertStrength(
                Strength.WEAK,
                String.format(local, "java.net.URI", "Few::new", "java.net.URI")
                        + " static class Few extends LinkedHashMap<java.net.URI, Date> {"
                        + " @Override protected boolean removeEldestEntry(Map.Entry<java.net.URI, Date> e) { return size() > 9; } }");
    }

    @Test
    void the_thread_local_of_somebody_else_is_silent() throws IOException {
        Judged judged = Judged.source(
                work,
                "public class Subject { private final ThreadLocal<Value> t;"
                        + " public Subject(ThreadLocal<Value> t) { this.t = t; }"
                        + " public void begin(Value v) { t.set(v); } }"
                        + VALUE);
        assertEquals(0, judged.outcome().grown().size());
    }

    @Test
    void a_switch_of_each_of_many_objects_is_fair() throws IOException {
        String session =
                "public static class Session%s { private final transient ThreadLocal<Boolean> t = new ThreadLocal<>();"
                        + " public void begin() { t.set(true); } public Object now() { return t.get(); } }"
                        + " public Session open() { return new Session(); }";
        assertStrength(Strength.WEAK, String.format(session, ""));
        assertStrength(Strength.FAIR, String.format(session, " implements java.io.Serializable"));
    }

    @Test
    void a_tool_that_is_made_from_the_last_one_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "private static final ThreadLocal<Value> T = new ThreadLocal<>();"
                        + " static Value renewed(Value old) { return old == null ? new Value() : old; }"
                        + " public void work() { Value v = renewed(T.get()); T.set(v); v.use(); }");
    }
}
