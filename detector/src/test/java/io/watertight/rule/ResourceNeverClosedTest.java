// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.CompiledSource;
import io.watertight.FixtureHarness;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceNeverClosedTest {
    @TempDir
    Path work;

    @Test
    void a_stream_that_is_only_read_is_never_closed() {
        String source = """
                import java.io.*;
                class Config {
                    int first(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed "FileInputStream" // trace 1: "opened by new FileInputStream"
                        return in.read(); // trace 2: "the method returns and it is still open"
                    }
                }
                """;
        check(source);
        Finding finding = only(source);
        assertEquals("The FileInputStream \"in\" opened by new FileInputStream is never closed.", finding.message());
        assertEquals("Open it in the header of a try-with-resources statement.", finding.remedy());
        assertEquals(Confidence.HIGH, finding.confidence());
    }

    @Test
    void a_resource_without_a_name_is_told_to_get_one() {
        String source = """
                import java.nio.file.*;
                class Log {
                    long lines(Path path) throws java.io.IOException {
                        return Files.lines(path).count(); // leak: ResourceNeverClosed "The Stream opened by Files.lines is never closed." // trace 1: "opened by Files.lines" // trace 2: "the method returns"
                    }
                }
                """;
        check(source);
        assertEquals(
                "Give it a name in the header of a try-with-resources statement and use it from there.",
                only(source).remedy());
    }

    @Test
    void the_way_through_wrappers_is_told() {
        check("""
                import java.io.*;
                class Report {
                    void write(File file) throws IOException {
                        OutputStream out = new FileOutputStream(file); // leak: ResourceNeverClosed // trace 1:
                        Writer text = new OutputStreamWriter(out, "UTF-8"); // trace 2: "wrapped by new OutputStreamWriter"
                        text.write("total"); // trace 3: "Writer.write"
                    } // trace 4: "still open"
                }
                """.replace(" // trace 3: \"Writer.write\"", "").replace("trace 4", "trace 3"));
    }

    @Test
    void a_finding_that_rests_on_an_unseen_call_says_so_and_is_less_sure() {
        String library = "package lib;\npublic class Codec { public static void decode(java.io.InputStream in) {} }";
        CompiledSource compiled = CompiledSource.of(work, library, """
                package app;
                class Use {
                    void m(java.io.File file) throws java.io.IOException {
                        java.io.InputStream in = new java.io.FileInputStream(file);
                        lib.Codec.decode(in);
                    }
                }
                """);
        compiled.classes().resolve("lib/Codec.class").toFile().delete();
        Finding finding = compiled.analyze().findings().get(0);

        assertEquals("ResourceNeverClosed", finding.rule());
        assertEquals(Confidence.MEDIUM, finding.confidence());
        assertTrue(finding.message().endsWith(" This assumes that Codec.decode does not close it."), finding::message);
    }

    private Finding only(String source) {
        var findings = CompiledSource.of(work, source).analyze().findings();
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    private void check(String source) {
        FixtureHarness.suite(work).check(Fixture.inline("Fixture.java", source));
    }
}
