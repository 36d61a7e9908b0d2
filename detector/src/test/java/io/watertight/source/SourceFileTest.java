// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Range;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceFileTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void a_construction_is_found_by_its_type() {
        String text = "class C { Object o = new A(new java.io.FileInputStream(f), new B()); }";

        assertEquals("new java.io.FileInputStream(f)", located(text, 1, Hint.construction("FileInputStream")));
        assertEquals("new B()", located(text, 1, Hint.construction("B")));
    }

    @Test
    void of_several_calls_of_one_name_the_first_is_taken() {
        assertEquals("open(1)", located("class C { void m() { open(1); open(2); } }", 1, Hint.reading("Files.open")));
    }

    @Test
    void a_call_in_a_chain_is_found_on_the_line_of_its_name() {
        String text = """
                class C {
                    void m() {
                        a.b()
                            .open(1)
                            .c();
                    }
                }
                """;

        assertEquals("open(1)", located(text, 4, Hint.call("open")));
        assertEquals("a.b()", located(text, 3, Hint.call("b")));
    }

    @Test
    void an_expression_that_begins_before_the_line_is_found_when_it_reaches_it() {
        String text = """
                class C {
                    Object m() {
                        return new A(
                            1,
                            2);
                    }
                }
                """;

        assertEquals("new A(|            1,|            2)", located(text, 5, Hint.construction("A")));
    }

    @Test
    void an_expression_that_begins_after_the_line_is_found_in_the_statement_around_it() {
        String text = """
                class C {
                    void m() {
                        Object o =
                            new A();
                    }
                }
                """;

        assertEquals("new A()", located(text, 3, Hint.construction("A")));
    }

    @Test
    void an_anonymous_class_ends_before_its_body() {
        String text = "class C { Object o = new A(x(\")\")) { int i = f(); }; Object p = new B() { }; }";

        assertEquals("new A(x(\")\"))", located(text, 1, Hint.construction("A")));
        assertEquals("new B()", located(text, 1, Hint.construction("B")));
    }

    @Test
    void of_an_anonymous_class_any_construction_fits() {
        assertEquals("new A()", located("class C { Object o = new A() { }; }", 1, Hint.construction("C$1")));
    }

    @Test
    void of_nested_and_local_classes_the_last_name_counts() {
        String text = "class C { Object o = new B(), p = new Map.Entry(), q = new L(); }";

        assertEquals("new Map.Entry()", located(text, 1, Hint.construction("java.util.Map$Entry")));
        assertEquals("new L()", located(text, 1, Hint.construction("C.1L")));
    }

    @Test
    void a_call_that_the_compiler_made_is_the_whole_line() {
        assertEquals(
                "try (A a = open()) {",
                located("class C { void m() {\ntry (A a = open()) {\n} } }", 2, Hint.call("close")));
    }

    @Test
    void references_count_as_calls_and_constructions() {
        String text = "class C { Object o = f(Files::lines, a.B::new, () -> 1); }";

        assertEquals("Files::lines", located(text, 1, Hint.call("lines")));
        assertEquals("a.B::new", located(text, 1, Hint.construction("B")));
        assertEquals("Files::lines", located(text, 1, Hint.function()));
    }

    @Test
    void writes_are_found_by_the_name_of_the_field() {
        String text = "class C { int a = 1, b = 2; void m() { this.b = 3; --c; } }";

        assertEquals("a = 1", located(text, 1, Hint.fieldWrite("a")));
        assertEquals("b = 2", located(text, 1, Hint.fieldWrite("b")));
        assertEquals("--c", located(text, 1, Hint.fieldWrite("c")));
    }

    @Test
    void without_a_fitting_expression_the_range_is_what_stands_on_the_line() {
        assertEquals("int i;  // x", located("class C {\n  int i;  // x  \n}", 2, Hint.call("open")));
    }

    @Test
    void columns_count_a_tab_as_one_and_chars_from_one() {
        Located located =
                file("class C {\n\t\tObject o = \"\uD83D\uDE00\" + new A();\n}").locate(2, Hint.construction("A"));

        assertEquals(new Range(2, 21, 2, 28), located.range());
        assertEquals("\t\tObject o = \"\uD83D\uDE00\" + new A();", located.excerpt());
    }

    @Test
    void a_line_the_file_does_not_have_is_a_diagnostic() {
        Located located = file("class C {}").locate(7, Hint.any());

        assertEquals(new Located("a/C.java", Range.ofLine(7), ""), located);
        assertEquals("the class file names line 7 of 1", diagnostics.get(0).problem());
    }

    @Test
    void an_unknown_line_is_none() {
        assertEquals(Range.ofLine(0), file("class C {}").locate(0, Hint.any()).range());
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void a_file_that_does_not_parse_still_shows_its_lines() {
        SourceFile file = file("class C {\n  String s = \"open;\n}");

        assertEquals(
                "  String s = \"open;", file.locate(2, Hint.construction("A")).excerpt());
        assertEquals(new Range(2, 3, 2, 20), file.locate(2, Hint.any()).range());
        assertEquals(1, diagnostics.size());
        assertTrue(diagnostics.get(0).problem().startsWith("it does not parse"), diagnostics.toString());
    }

    @Test
    void deep_nesting_ends_no_run() {
        String nested = Stream.generate(() -> "(").limit(20_000).collect(Collectors.joining());

        assertEquals(
                "class C { int i = " + nested,
                file("class C { int i = " + nested).lineText(1));
        assertEquals(1, diagnostics.size());
    }

    @Test
    void bytes_of_another_encoding_are_read() {
        byte[] latin1 =
                "class C { String s = \"\u00e4\u00f6\"; Object o = new A(); }".getBytes(StandardCharsets.ISO_8859_1);

        SourceFile file = read(SourceText.decode(latin1));

        assertEquals(39, file.locate(1, Hint.construction("A")).range().startColumn());
    }

    @Test
    void reads_the_newest_syntax() {
        String text = """
                record R(Object o) {
                    int m() {
                        return switch (o) {
                            case R(var _) when o != null -> { yield f(); }
                            default -> g();
                        };
                    }
                }
                """;

        assertEquals("f()", located(text, 4, Hint.call("f")));
        assertEquals(List.of(), diagnostics);
    }

    private String located(String text, int line, Hint hint) {
        Range range = file(text).locate(line, hint).range();
        List<String> lines = text.lines().toList();
        if (range.startLine() == range.endLine()) {
            return lines.get(range.startLine() - 1).substring(range.startColumn() - 1, range.endColumn() - 1);
        }
        List<String> parts = new ArrayList<>();
        parts.add(lines.get(range.startLine() - 1).substring(range.startColumn() - 1));
        parts.addAll(lines.subList(range.startLine(), range.endLine() - 1));
        parts.add(lines.get(range.endLine() - 1).substring(0, range.endColumn() - 1));
        return String.join("|", parts);
    }

    private SourceFile file(String text) {
        return read(SourceText.of(text));
    }

    private SourceFile read(SourceText text) {
        SyntaxReader reader = new SyntaxReader(new SyntaxTrees(), new RuleNames(Set.of()), diagnostics::add);
        return SourceFile.read("a/C.java", text, reader, diagnostics::add);
    }
}
