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

class ResourceLeakedOnPathTest {
    @TempDir
    Path work;

    @Test
    void an_early_return_leaves_it_open() {
        String source = """
                import java.io.*;
                class Header {
                    int size(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath "closed on other paths" // trace 1: "opened by new FileInputStream"
                        if (file.length() == 0) { // trace 2: "the test here leads to line 6"
                            return -1; // trace 3: "the method returns and it is still open"
                        }
                        in.close();
                        return 0;
                    }
                }
                """;
        check(source);
        Finding finding = only(source);
        assertEquals(
                "The FileInputStream \"in\" opened by new FileInputStream is closed on other paths,"
                        + " but not on the one that returns at line 6.",
                finding.message());
        assertEquals(
                "Open it in the header of a try-with-resources statement, so that every way out closes it.",
                finding.remedy());
        assertEquals(Confidence.HIGH, finding.confidence());
    }

    @Test
    void a_second_assignment_loses_the_first_resource() {
        String source = """
                import java.io.*;
                class Newest {
                    void m(java.util.List<File> files) throws IOException {
                        InputStream in = null;
                        for (File file : files) {
                            in = new FileInputStream(file); // leak: ResourceLeakedOnPath "on which in is assigned again at line 6." // trace 1: // trace 2: "in is assigned again while it is still open"
                        }
                        if (in != null) {
                            in.close();
                        }
                    } // trace 4: "the method returns"
                }
                """;
        check(source);
        assertEquals(Confidence.HIGH, only(source).confidence());
    }

    @Test
    void a_close_in_one_case_of_a_switch_leaves_the_others_open() {
        check("""
                import java.io.*;
                class Modes {
                    void m(File file, int mode) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                        switch (mode) {
                            case 1:
                                in.close();
                                break;
                            default:
                                file.length();
                        }
                    }
                }
                """);
    }

    @Test
    void handing_it_on_along_one_path_only_is_no_release_on_the_other() {
        check("""
                import java.io.*;
                class Chooser {
                    InputStream m(File file, boolean wanted) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath "returns at line 8"
                        if (wanted) {
                            return in;
                        }
                        return null;
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
