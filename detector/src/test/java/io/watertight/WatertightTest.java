// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import io.watertight.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** What hosts can rely on: order, repetition, counts, and a diagnostic for all that could not be analysed. */
class WatertightTest {
    private static final String LEAKY = """
            package shop;
            import java.io.*;
            public class Leaky {
                static java.util.Map<String, String> seen = new java.util.HashMap<>();
                int second(File file) throws IOException {
                    return new FileInputStream(file).read();
                }
                int first(File file) throws IOException {
                    InputStream in = new FileInputStream(file); int n = new FileReader(file).read();
                    return in.read() + n;
                }
                public void grow(String name) {
                    seen.put(name, name);
                }
            }
            """;
    private static final String ALSO_LEAKY = """
            package shop;
            class Another {
                int m(java.io.File file) throws java.io.IOException {
                    return new java.io.FileInputStream(file).read();
                }
            }
            """;
    private static final String CLEAN = "package shop;\nclass Clean { int m(int n) { return n; } }";

    @TempDir
    Path work;

    private CompiledSource leaky;

    @BeforeEach
    void compile() {
        leaky = CompiledSource.of(work, LEAKY, ALSO_LEAKY);
    }

    @Test
    void findings_are_sorted_by_file_line_and_column() {
        List<Finding> findings = leaky.analyze().findings();

        assertEquals(
                List.of("Another.java:4", "Leaky.java:6", "Leaky.java:9", "Leaky.java:9", "Leaky.java:13"),
                findings.stream().map(WatertightTest::place).toList());
        assertTrue(findings.get(2).place().range().startColumn()
                < findings.get(3).place().range().startColumn());
        assertEquals(findings.stream().sorted().toList(), findings);
    }

    @Test
    void two_runs_give_equal_reports() {
        String first = leaky.analyze().toString();

        assertTrue(first.contains("Leaky"));
        assertEquals(first, leaky.analyze().toString());
    }

    @Test
    void the_order_of_the_inputs_does_not_matter() {
        CompiledSource more = CompiledSource.of(work, ALSO_LEAKY.replace("shop", "other"));
        List<Path> sources = List.of(leaky.sources(), more.sources());
        AnalysisReport one = analyze(List.of(leaky.classes(), more.classes()), sources);
        AnalysisReport other = analyze(List.of(more.classes(), leaky.classes()), sources);

        assertEquals(6, one.findings().size());
        assertEquals(one.findings(), other.findings());
    }

    @Test
    void a_finding_names_the_input_it_comes_from() {
        assertTrue(leaky.analyze().findings().stream()
                .allMatch(finding -> finding.input().equals(leaky.classes().toString())));
    }

    @Test
    void coverage_counts_classes_and_methods() {
        AnalysisReport.Coverage coverage =
                CompiledSource.of(work, CLEAN).analyze().coverage();

        assertEquals(new AnalysisReport.Coverage(1, 2, 0), coverage);
        assertTrue(leaky.analyze().coverage().tracked() >= 3);
    }

    @Test
    void what_the_code_waives_is_counted_and_not_reported() {
        AnalysisReport report =
                CompiledSource.of(work, ALSO_LEAKY.replace("read();", """
                        read(); // watertight:ignore ResourceNeverClosed because the test says so
                        """)).analyze();

        assertEquals(List.of(), report.findings());
        assertEquals(1, report.suppressed());
        assertEquals(0, leaky.analyze().suppressed());
    }

    @Test
    void a_missing_input_is_an_error_and_the_rest_is_analysed() {
        Path gone = work.resolve("gone.jar");
        AnalysisReport report = analyze(List.of(gone, leaky.classes()), List.of());

        assertEquals(5, report.findings().size());
        Diagnostic said = only(report);
        assertEquals(Severity.ERROR, said.severity());
        assertEquals(gone.toString(), said.subject());
        assertEquals(gone + ": does not exist; name an existing jar, class folder or source folder.", said.toString());
    }

    @Test
    void without_sources_a_finding_has_a_line_and_a_path_below_an_unknown_root() {
        Finding finding =
                analyze(List.of(leaky.classes()), List.of()).findings().get(0);

        assertEquals("shop/Another.java", finding.place().file());
        assertEquals(4, finding.place().range().startLine());
        assertFalse(finding.place().range().hasColumns());
        assertEquals("", finding.place().excerpt());
    }

    @Test
    void a_source_without_a_class_is_analysed_from_source() throws IOException {
        Path sources = Files.createDirectories(work.resolve("sources/shop"));
        Path loose = Files.writeString(sources.resolve("Loose.java"), """
                package shop;

                class Loose {
                    int first(java.io.File file) throws java.io.IOException {
                        return new java.io.FileInputStream(file).read();
                    }
                }
                """);
        AnalysisReport compiled = analyze(List.of(leaky.classes()), List.of());
        AnalysisReport report = analyze(List.of(leaky.classes(), work.resolve("sources")), List.of());

        assertEquals(List.of(), report.diagnostics());
        assertEquals(compiled.findings().size() + 1, report.findings().size());
        assertTrue(report.findings().stream()
                .anyMatch(finding -> finding.place().file().equals(loose.toString())
                        && finding.place().range().startLine() == 5));
    }

    @Test
    void each_of_two_files_that_declare_the_same_class_sees_its_own() throws IOException {
        String leaking = "package shop; class Tap { static java.io.InputStream open(java.io.File f) throws"
                + " java.io.IOException { return new java.io.FileInputStream(f); } static int use(java.io.File f)"
                + " throws java.io.IOException { return open(f).read(); } }";
        String harmless = leaking.replace("FileInputStream(f)", "ByteArrayInputStream(new byte[1])");
        Path one =
                Files.writeString(Files.createDirectories(work.resolve("one")).resolve("Tap.java"), leaking);
        Path two =
                Files.writeString(Files.createDirectories(work.resolve("two")).resolve("Tap.java"), harmless);
        for (List<Path> inputs : List.of(List.of(one, two), List.of(two, one))) {
            AnalysisReport report = analyze(inputs, List.of());

            assertEquals(List.of(), report.diagnostics());
            assertEquals(1, report.findings().size());
            Finding finding = report.findings().get(0);
            assertEquals(one.toString(), finding.place().file());
            assertEquals("shop.Tap", finding.place().element().type());
        }
    }

    @Test
    void a_file_that_parses_in_part_is_analysed_in_part() throws IOException {
        Path file = Files.writeString(work.resolve("Half.java"), """
                class Half {
                    int broken() { int = ; return 1; }
                    int first(java.io.File file) throws java.io.IOException {
                        return new java.io.FileInputStream(file).read();
                    }
                }
                """);
        AnalysisReport report = analyzeOnly(file);

        assertEquals(1, report.findings().size());
        assertTrue(report.diagnostics().stream().anyMatch(d -> d.problem().contains("in part")));
    }

    @Test
    void a_file_without_a_tree_is_a_diagnostic() throws IOException {
        Path file = Files.writeString(work.resolve("None.java"), "class None { \"");
        AnalysisReport report = analyzeOnly(file);

        assertEquals(List.of(), report.findings());
        assertEquals(file.toString(), report.diagnostics().get(0).subject());
    }

    @Test
    void a_source_folder_among_the_inputs_locates_the_findings_of_the_classes() {
        AnalysisReport report = analyze(List.of(leaky.classes(), leaky.sources()), List.of());

        assertEquals(List.of(), report.diagnostics());
        assertTrue(report.findings().get(0).place().range().hasColumns());
        assertEquals(
                "return new java.io.FileInputStream(file).read();",
                report.findings().get(0).place().excerpt().strip());
    }

    @Test
    void an_empty_folder_is_named() throws IOException {
        Path empty = Files.createDirectory(work.resolve("empty"));
        AnalysisReport report = analyzeOnly(empty);

        assertEquals(empty.toString(), only(report).subject());
        assertEquals(new AnalysisReport.Coverage(0, 0, 0), report.coverage());
    }

    @Test
    void a_folder_without_classes_and_sources_is_named() throws IOException {
        Path notes = Files.createDirectory(work.resolve("notes"));
        Files.writeString(notes.resolve("todo.txt"), "nothing to analyse");

        assertEquals(notes.toString(), only(analyzeOnly(notes)).subject());
    }

    @Test
    void a_folder_that_is_a_link_to_classes_is_analysed() throws IOException {
        Path folder = CompiledSource.of(work, "class Plain {}").classes();
        AnalysisReport report = analyzeOnly(Files.createSymbolicLink(work.resolve("link"), folder));

        assertEquals(List.of(), report.diagnostics());
        assertTrue(report.coverage().classes() > 0, report.coverage()::toString);
    }

    @Test
    void a_request_for_nothing_is_an_empty_report() {
        AnalysisReport report = Watertight.analyze(AnalysisRequest.of(List.of()));

        assertEquals(List.of(), report.findings());
        assertEquals(new AnalysisReport.Coverage(0, 0, 0), report.coverage());
    }

    @Test
    void a_class_whose_superclass_is_missing_is_analysed() throws IOException {
        CompiledSource compiled = CompiledSource.of(
                work,
                "package lib;\npublic class Base {}",
                ALSO_LEAKY.replace("class Another", "class Another extends lib.Base"));
        Files.delete(compiled.classes().resolve("lib/Base.class"));

        AnalysisReport report = compiled.analyze();
        assertEquals(1, report.findings().size());
        assertTrue(
                report.diagnostics().toString().contains("extends types that were not found: lib.Base; name the jars"),
                report.diagnostics().toString());
    }

    @Test
    void a_superclass_that_the_jdk_conceals_is_missed_without_a_word() throws IOException {
        ClassWriter concealed = new ClassWriter(0);
        concealed.visit(Opcodes.V17, 0, "shop/Channel", null, "sun/nio/ch/FileChannelImpl", null);
        Files.write(leaky.classes().resolve("shop/Channel.class"), concealed.toByteArray());
        AnalysisReport report = leaky.analyze();

        assertEquals(List.of(), report.diagnostics());
        assertEquals(5, report.findings().size());
    }

    @Test
    void sources_that_lie_beside_their_classes_are_read() throws IOException {
        String waived = ALSO_LEAKY.replace(
                "class Another", "@SuppressWarnings(\"watertight:ResourceNeverClosed\")\nclass Another");
        CompiledSource compiled = CompiledSource.of(work, waived);
        Files.writeString(compiled.classes().resolve("shop/Another.java"), waived);

        AnalysisReport report = analyze(List.of(compiled.classes()), List.of());
        assertEquals(1, report.suppressed());
        assertEquals(List.of(), report.findings());
    }

    @Test
    void of_two_classes_of_one_name_the_first_is_analysed() {
        String closed = """
                package shop;
                class Another {
                    int m(java.io.File file) throws java.io.IOException {
                        try (var in = new java.io.FileInputStream(file)) {
                            return in.read();
                        }
                    }
                }
                """;
        CompiledSource closing = CompiledSource.of(work, closed);
        AnalysisReport report = analyze(List.of(leaky.classes(), closing.classes()), List.of());

        assertEquals(5, report.findings().size());
        assertEquals(
                4,
                analyze(List.of(closing.classes(), leaky.classes()), List.of())
                        .findings()
                        .size());
    }

    private static AnalysisReport analyzeOnly(Path input) {
        return Watertight.analyze(AnalysisRequest.of(List.of(input)));
    }

    private static AnalysisReport analyze(List<Path> inputs, List<Path> sources) {
        return Watertight.analyze(new AnalysisRequest(inputs, sources, List.of(), List.of()));
    }

    private static Diagnostic only(AnalysisReport report) {
        assertEquals(1, report.diagnostics().size(), () -> report.diagnostics().toString());
        return report.diagnostics().get(0);
    }

    private static String place(Finding finding) {
        return Path.of(finding.place().file()).getFileName() + ":"
                + finding.place().range().startLine();
    }
}
