// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaiverTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void an_annotation_waives_on_the_lines_of_its_declaration() {
        assertEquals(List.of(waiver("NeverClosed", 2, 5, "")), waivers("""
                        class C {
                            @SuppressWarnings("watertight:NeverClosed")
                            void m() {
                                f();
                            }
                        }
                        """));
    }

    @Test
    void an_annotation_may_stand_on_any_declaration() {
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                waivers("""
                                @SuppressWarnings("watertight") class C {
                                    @SuppressWarnings("watertight") int f;
                                    @SuppressWarnings("watertight") C() {}
                                    void m(@SuppressWarnings("watertight") int p) {}
                                    void n() { @SuppressWarnings("watertight") int v = 1; }
                                    void o() { try (@SuppressWarnings("watertight") A a = f()) {} }
                                }
                                """).stream().map(waiver -> waiver.scope().startLine()).toList());
    }

    @Test
    void the_bare_name_waives_all_rules() {
        assertEquals(
                Set.of(),
                waivers("@SuppressWarnings({\"unused\", \"watertight\"}) class C {}")
                        .get(0)
                        .rules());
    }

    @Test
    void other_warnings_waive_nothing() {
        assertEquals(List.of(), waivers("@SuppressWarnings({\"unused\", \"resource\"}) class C {}"));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void arrays_and_concatenations_of_literals_are_read() {
        assertEquals(
                Set.of("NeverClosed", "Unbounded"),
                waivers(
                                "@SuppressWarnings(value = {\"watertight:\" + \"NeverClosed\", \"watertight:Unbounded\"}) class C {}")
                        .get(0)
                        .rules());
    }

    @Test
    void a_waiver_around_a_field_names_it() {
        String text = """
                class C {
                    @SuppressWarnings("watertight:Unbounded")
                    static Map a, b;
                    static Map c;
                    // watertight:ignore Unbounded because it is small
                    static Map d;
                }
                """;

        assertEquals(
                List.of(Set.of("a", "b"), Set.of("d")),
                waivers(text).stream().map(Waiver::fields).toList());
    }

    @Test
    void a_comment_of_its_own_waives_on_the_next_line_of_code() {
        assertEquals(
                List.of(waiver("NeverClosed", 2, 4, "the caller closes it"), waiver("Unbounded", 3, 4, "why not")),
                waivers("""
                        class C {
                            // watertight:ignore NeverClosed because the caller closes it
                            // watertight:ignore Unbounded because why not
                            void m() {}
                            void n() {}
                        }
                        """));
    }

    @Test
    void a_comment_behind_code_waives_on_its_line() {
        assertEquals(
                List.of(new Waiver(Set.of("NeverClosed", "Unbounded"), lines(1, 1), Set.of(), "of x")),
                waivers("class C { // watertight:ignore NeverClosed, Unbounded because of x\n}"));
    }

    @Test
    void text_in_a_string_is_no_comment() {
        assertEquals(List.of(), waivers("class C { String s = \"// watertight:ignore NeverClosed because x\"; }"));
    }

    @Test
    void a_comment_without_a_reason_is_ignored_and_a_diagnostic() {
        assertEquals(
                List.of(),
                waivers("class C {\n  // watertight:ignore NeverClosed\n  // watertight:ignore because x\n}"));
        assertEquals(
                List.of("a/C.java:2", "a/C.java:3"),
                diagnostics.stream().map(Diagnostic::subject).toList());
    }

    @Test
    void an_unknown_rule_is_a_diagnostic_and_the_known_ones_count() {
        assertEquals(
                List.of(waiver("NeverClosed", 1, 1, "x")),
                waivers("class C { // watertight:ignore NeverClosd, NeverClosed because x\n}"));
        waivers("@SuppressWarnings(\"watertight:Nothing\") class C {}");
        assertEquals(
                List.of(
                        "a waiver names \"NeverClosd\", which is no rule",
                        "a waiver names \"Nothing\", which is no rule"),
                diagnostics.stream().map(Diagnostic::problem).toList());
        assertEquals("name one of NeverClosed, Unbounded", diagnostics.get(0).remedy());
    }

    @Test
    void annotations_of_spotbugs_waive_by_bug_type_or_rule() {
        assertEquals(Set.of(), waivers("@SuppressFBWarnings class C {}").get(0).rules());
        assertEquals(
                Set.of(),
                waivers("@SuppressFBWarnings(value = {}, justification = \"x\") class C {}")
                        .get(0)
                        .rules());
        assertEquals(
                List.of(waiver("NeverClosed", 1, 1, "a pool")),
                waivers(
                        "@a.b.SuppressFBWarnings(value = {\"NP_X\", \"WT_NEVER_CLOSED\"}, justification = \"a \" + \"pool\") class C {}"));
        assertEquals(
                Set.of("Unbounded"),
                waivers("@SuppressFBWarnings(\"Unbounded\") class C {}").get(0).rules());
        assertEquals(
                Set.of("NeverClosed", "Unbounded"),
                waivers("@SuppressFBWarnings(\"WT\") class C {}").get(0).rules());
        assertEquals(List.of(), waivers("@SuppressFBWarnings({\"NP_X\", Names.ALL}) class C {}"));
    }

    private static Waiver waiver(String rule, int first, int last, String reason) {
        return new Waiver(Set.of(rule), lines(first, last), Set.of(), reason);
    }

    private static Range lines(int first, int last) {
        return new Range(first, 0, last, 0);
    }

    /** The waivers in a file, without columns. */
    private List<Waiver> waivers(String text) {
        RuleNames rules = new RuleNames(Set.of("NeverClosed", "Unbounded"));
        return SourceFile.read(
                        "a/C.java",
                        SourceText.of(text),
                        new SyntaxReader(new SyntaxTrees(), rules, diagnostics::add),
                        diagnostics::add)
                .waivers()
                .stream()
                .map(w -> new Waiver(
                        w.rules(), lines(w.scope().startLine(), w.scope().endLine()), w.fields(), w.reason()))
                .toList();
    }
}
