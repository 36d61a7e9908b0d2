// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice names the method that undoes, or ends the object, if there is one. */
class CounterpartsTest {
    private static final String OPEN = "private static final Map<String, String> OPEN = new HashMap<>();\n"
            + "public static void %s(String id) { OPEN.put(id, id); }\n";
    private static final String ONLY = "private static final Subject ONLY = new Subject();\n"
            + "private final Map<String, String> open = new HashMap<>();\n"
            + "public void seen(String id) { open.put(id, id); }\n";

    @TempDir
    Path work;

    private String undoing(String members) throws IOException {
        return Judged.source(work, "public class Subject {\n" + members + "\n}")
                .growth()
                .cause()
                .setting()
                .undoing();
    }

    @Test
    void a_method_is_undone_by_its_counterpart_with_the_same_ending() throws IOException {
        assertEquals(
                "Subject.unregisterUser",
                undoing(OPEN.formatted("registerUser") + "public static void unregisterUser(String id) {}"));
    }

    @Test
    void a_report_of_what_happened_is_undone_by_its_opposite() throws IOException {
        assertEquals("Subject.closed", undoing(OPEN.formatted("opened") + "public static void closed(String id) {}"));
    }

    @Test
    void another_name_undoes_nothing() throws IOException {
        assertEquals("", undoing(OPEN.formatted("openUser") + "public static void closeAll() {}"));
    }

    @Test
    void an_object_is_ended_by_its_life_cycle() throws IOException {
        assertEquals("Subject.close", undoing(ONLY + "public void close() {}"));
    }

    @Test
    void a_static_field_has_no_end() throws IOException {
        assertEquals("", undoing(OPEN.formatted("seen") + "public void close() {}"));
    }
}
