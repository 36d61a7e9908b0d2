// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watertight.leak.Retained;
import io.watertight.leak.UnboundedGrowth.Strength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is registered weighs by how often it is, and whether the registry outlives it. */
class RegistrationsTest {
    private static final String DESK = "final class Desk { private static final Desk ONE = new Desk();"
            + " static Desk one() { return ONE; } static Desk of(Object owner) { return ONE; }"
            + " void addListener(Object o) { } void removeListener(Object o) { }"
            + " void addWeakListener(Object o) { } void removeWeakListener(Object o) { } }";

    @TempDir
    Path work;

    private List<Strength> strengths(String source) throws IOException {
        return Judged.source(work, source).outcome().grown().stream()
                .map(grown -> assertInstanceOf(Retained.class, grown).strength())
                .toList();
    }

    @Test
    void a_file_to_be_deleted_at_the_end_is_fair() throws IOException {
        assertEquals(
                List.of(Strength.FAIR),
                strengths("public class Subject { public void keep(java.io.File f) { f.deleteOnExit(); } }"));
    }

    @Test
    void a_file_that_could_not_be_deleted_now_is_weak() throws IOException {
        assertEquals(
                List.of(Strength.WEAK),
                strengths("public class Subject { public void drop(java.io.File f) {"
                        + " if (f.exists() && !f.delete()) { f.deleteOnExit(); } } }"));
        assertEquals(
                List.of(Strength.WEAK),
                strengths("public class Subject { private java.io.File f; public void drop() {"
                        + " if (!f.delete()) { f.deleteOnExit(); } } }"));
        assertEquals(
                List.of(Strength.FAIR),
                strengths("public class Subject { public void drop(java.io.File f, java.io.File g) {"
                        + " if (!g.delete()) { f.deleteOnExit(); } } }"));
    }

    @Test
    void a_file_that_is_new_each_time_is_strong_and_one_with_a_fixed_name_is_weak() throws IOException {
        String keep =
                "public class Subject { public %s throws java.io.IOException { java.io.File f = %s; f.deleteOnExit(); } }";
        String fresh = "java.io.File.createTempFile(\"a\", \".tmp\")";
        assertEquals(List.of(Strength.STRONG), strengths(String.format(keep, "void keep()", fresh)));
        assertEquals(List.of(Strength.STRONG), strengths(String.format(keep, "Subject()", fresh)));
        assertEquals(
                List.of(Strength.WEAK), strengths(String.format(keep, "void keep()", "new java.io.File(\"lock\")")));
        assertEquals(List.of(Strength.WEAK), strengths(String.format(keep, "void keepOnExit()", fresh)));
    }

    @Test
    void a_hook_is_fair_when_it_holds_an_item_of_the_work() throws IOException {
        String hook = "public class Subject { public void %s(java.io.File file) {"
                + " Runtime.getRuntime().addShutdownHook(new Thread(%s)); } }";
        assertEquals(List.of(Strength.FAIR), strengths(String.format(hook, "serve", "() -> file.delete()")));
        assertEquals(List.of(Strength.WEAK), strengths(String.format(hook, "serve", "this::toString")));
        assertEquals(List.of(Strength.WEAK), strengths(String.format(hook, "start", "() -> file.delete()")));
        assertEquals(List.of(Strength.WEAK), strengths(String.format(hook, "addShutdownHook", "() -> file.delete()")));
    }

    @Test
    void what_an_atomic_switch_lets_happen_once_is_silent() throws IOException {
        String hook = "public class Subject { private final java.util.concurrent.atomic.AtomicBoolean done ="
                + " new java.util.concurrent.atomic.AtomicBoolean();"
                + " public void serve(java.io.File file) { if (done.%s) {"
                + " Runtime.getRuntime().addShutdownHook(new Thread(() -> file.delete())); } } }";
        assertEquals(List.of(Strength.FAIR), strengths(String.format(hook, "get()")));
        assertEquals(List.of(), strengths(String.format(hook, "compareAndSet(false, true)")));
    }

    @Test
    void what_a_container_runs_once_is_weak() throws IOException {
        String keep = "public class Subject { public void %s() { keep(new java.io.File(System.getenv(\"A\"))); }"
                + " private void keep(java.io.File f) { f.deleteOnExit(); } }";
        assertEquals(List.of(Strength.FAIR), strengths(String.format(keep, "serve")));
        assertEquals(List.of(Strength.WEAK), strengths(String.format(keep, "afterPropertiesSet")));
    }

    @Test
    void a_listener_is_silent_when_the_registry_holds_it_weakly() throws IOException {
        String subject = "public class Subject { public void open() { Desk.one().add%sListener(this); }"
                + " public void close() { } }";
        assertEquals(List.of(Strength.FAIR), strengths(String.format(subject, "") + DESK));
        assertEquals(List.of(), strengths(String.format(subject, "Weak") + DESK));
    }

    @Test
    void a_listener_of_what_belongs_to_an_object_is_silent() throws IOException {
        String subject = "public class Subject { private Other part; static class Other { }"
                + " public void open() { Desk.%s.addListener(this); } public void close() { } }";
        assertEquals(List.of(Strength.FAIR), strengths(String.format(subject, "one()") + DESK));
        assertEquals(List.of(), strengths(String.format(subject, "of(part)") + DESK));
    }
}
