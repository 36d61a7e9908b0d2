// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.leak.UnboundedGrowth.Strength;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each piece of evidence that makes a case weaker, beside the case that lacks it. */
class WeightTest {
    private static final String SHARED = "private final Map<String, Object> seen = new ConcurrentHashMap<>();\n";

    @TempDir
    Path work;

    private void assertStrength(Strength strength, String source) throws IOException {
        assertEquals(strength, Judged.source(work, source).growth().strength());
    }

    private static String subject(String members) {
        return "public class Subject {\n" + SHARED + members + "\n}";
    }

    @Test
    void a_shared_map_by_what_is_made_from_a_request_is_fair() throws IOException {
        assertStrength(
                Strength.FAIR, subject("public void serve(java.net.URI u) { seen.put(u.getPath(), new Date()); }"));
    }

    @Test
    void a_shared_map_is_fair_when_every_call_puts_unless_it_is_by_a_name() throws IOException {
        assertStrength(Strength.FAIR, subject("public void serve(String user) { seen.put(user, new Date()); }"));
        assertStrength(Strength.WEAK, subject("public void serve(String name) { seen.put(name, new Date()); }"));
    }

    @Test
    void a_shared_memo_by_a_name_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                subject(
                        "public void serve(String name) { if (!seen.containsKey(name)) { seen.put(name, new Date()); } }"));
        assertStrength(
                Strength.WEAK,
                subject("public void serve(String name) { seen.computeIfAbsent(name.trim(), n -> new Date()); }"));
    }

    @Test
    void a_memo_that_remembers_unknown_names_too_is_fair() throws IOException {
        assertStrength(
                Strength.FAIR,
                subject("public boolean serve(String name) { Object known = seen.get(name);"
                        + " if (known == null) { boolean is = true;"
                        + " try { Class.forName(name); } catch (ClassNotFoundException e) { is = false; }"
                        + " seen.put(name, is); } return true; }"));
    }

    @Test
    void a_holder_that_is_made_for_each_call_is_weak() throws IOException {
        String serve = subject("public void serve(java.net.URI u) { seen.put(u.getPath(), new Date()); }");
        assertStrength(
                Strength.WEAK,
                serve
                        + " class Maker implements Supplier<Subject> { static final List<Subject> KEPT = new ArrayList<>();"
                        + " @Override public Subject get() { return new Subject(); } }");
        assertStrength(Strength.FAIR, serve + " class Owner { private final Subject kept = new Subject(); }");
    }

    @Test
    void a_hidden_holder_lives_as_long_as_what_it_is_made_with() throws IOException {
        assertStrength(
                Strength.WEAK,
                "class Subject { " + SHARED
                        + " public void serve(java.net.URI u) { seen.put(u.getPath(), new Date()); } }"
                        + " class Desk { final Subject part = new Subject();"
                        + " public void serve(java.net.URI u) { part.serve(u); } }"
                        + " class Maker implements Consumer<java.net.URI> { static final List<Desk> ALL = new ArrayList<>();"
                        + " @Override public void accept(java.net.URI u) {"
                        + " Desk desk = new Desk(); ALL.clear(); ALL.add(desk); desk.serve(u); } }");
    }

    @Test
    void what_is_filled_while_something_larger_is_made_is_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                subject("public void fill(java.net.URI u) { seen.put(u.getPath(), new Date()); }")
                        + " class Larger { Larger(Subject s, java.net.URI u) { s.fill(u); } }");
    }

    @Test
    void a_static_field_with_one_of_many_objects_is_weak() throws IOException {
        String serve = "public void serve(java.net.URI u) { seen.put(u.getPath(), new Date()); }";
        String held = "private static final Subject ONE = new Subject();";
        assertStrength(Strength.FAIR, subject(serve + held));
        assertStrength(
                Strength.WEAK, subject(serve + held + " public static Subject make() { return new Subject(); }"));
    }

    @Test
    void what_an_object_answers_is_no_new_key_for_each_object() throws IOException {
        assertStrength(
                Strength.WEAK,
                "public class Subject { private static final Map<Object, Object> M = new HashMap<>();"
                        + " static class Reader { Object next() { return System.getenv(\"x\"); } }"
                        + " public void read() { M.put(new Reader().next(), new Date()); } }");
    }

    @Test
    void one_object_of_the_class_for_each_key_is_weak() throws IOException {
        String memo = "public class Subject { private static final Map<Object, %s> M = new HashMap<>();"
                + " public static Object of(Object k) { Object m = M.get(k);"
                + " if (m == null) { %s n = new %s(); M.put(k, n); m = n; } return m; } }";
        assertStrength(Strength.WEAK, memo.replace("%s", "Subject"));
    }

    @Test
    void constants_that_register_themselves_are_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "public class Subject { private static final Map<Object, Object> M = new HashMap<>();"
                        + " public static final Subject ONE = new Subject();"
                        + " protected Subject() { M.put(this, new Date()); } }");
    }

    @Test
    void keys_made_of_classes_are_weak() throws IOException {
        assertStrength(
                Strength.WEAK,
                "public class Subject { private static final Map<Kind, Object> M = new HashMap<>();"
                        + " private record Kind(Class<?> type, List<Class<?>> parts) { }"
                        + " public Object of(Class<?> c, List<Class<?>> p) { return M.put(new Kind(c, p), new Date()); } }");
    }
}
