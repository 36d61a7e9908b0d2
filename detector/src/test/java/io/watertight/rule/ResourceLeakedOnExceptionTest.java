// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.CompiledSource;
import io.watertight.FixtureHarness;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceLeakedOnExceptionTest {
    @TempDir
    Path work;

    @Test
    void an_exception_between_opening_and_closing_leaves_it_open() {
        String source = """
                import java.io.*;
                class Rates {
                    int first(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "InputStream.read throws IOException at line 5" // trace 1: "opened by new FileInputStream"
                        int first = in.read(); // trace 2: "InputStream.read throws IOException" // trace 3: "the exception leaves the method and it is still open"
                        in.close();
                        return first;
                    }
                }
                """;
        check(source);
        Finding finding = only(source);
        assertEquals(
                "The FileInputStream \"in\" opened by new FileInputStream stays open when InputStream.read throws"
                        + " IOException at line 5.",
                finding.message());
        assertEquals(
                "Open it in the header of a try-with-resources statement; if it must outlive the method when all"
                        + " goes well, close it in a catch clause that covers every statement until it is handed on.",
                finding.remedy());
        assertEquals(Confidence.HIGH, finding.confidence());
    }

    @Test
    void an_exception_that_is_swallowed_leaves_it_open_too() {
        check("""
                import java.io.*;
                class Quiet {
                    int first(File file) {
                        try {
                            InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException // trace 1:
                            int first = in.read(); // trace 2: "InputStream.read throws IOException"
                            in.close();
                            return first;
                        } catch (IOException e) { return -1; } // trace 3: "the exception is caught, and nothing closes it here" // trace 4: "the method returns"
                    }
                }
                """);
    }

    @Test
    void the_second_of_two_closes_is_skipped_when_the_first_one_fails() {
        String source = """
                import java.io.*;
                class Copy {
                    void m(File from, File to) throws IOException {
                        try (InputStream in = new FileInputStream(from)) {
                            OutputStream out = new FileOutputStream(to); // leak: ResourceLeakedOnException
                            in.close();
                            out.close();
                        }
                    }
                }
                """;
        check(source);
        assertEquals(Confidence.MEDIUM, only(source).confidence());
    }

    @Test
    void a_throw_of_the_own_code_is_named() {
        check("""
                import java.io.*;
                class Checked {
                    void m(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "stays open when an IOException is thrown at line 6."
                        if (file.length() == 0) { // trace 2: "the test here leads to line 6"
                            throw new IOException("empty"); // trace 3: "an IOException is thrown" // trace 4: "leaves the method"
                        }
                        in.close();
                    }
                }
                """);
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
