// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.CompiledSource;
import io.watertight.FixtureHarness;
import io.watertight.finding.Confidence;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ways out of a method are likely enough to report, and how sure a finding on them is. */
class LikelihoodTest {
    @TempDir
    Path work;

    @Test
    void a_declared_exception_is_likely_enough_for_high_confidence() {
        String source = """
                import java.io.*;
                class Reader {
                    int first(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "InputStream.read"
                        int first = in.read();
                        in.close();
                        return first;
                    }
                }
                """;
        check(source);
        assertEquals(List.of(Confidence.HIGH), confidences(source));
    }

    @Test
    void a_failing_close_of_something_else_is_worth_medium_confidence() {
        String source = """
                import java.io.*;
                class Pair {
                    void both(File one, File two) throws IOException {
                        InputStream a = new FileInputStream(one);
                        try {
                            InputStream b = new FileInputStream(two); // leak: ResourceLeakedOnException "InputStream.close"
                            a.close();
                            b.close();
                        } finally {
                            a.close();
                        }
                    }
                }
                """;
        check(source);
        assertEquals(List.of(Confidence.MEDIUM), confidences(source));
    }

    @Test
    void an_undeclared_exception_is_not_followed() {
        check("""
                import java.io.*;
                class Undeclared {
                    void m(File file, String number, Object o, int[] all) throws IOException {
                        InputStream in = new FileInputStream(file);
                        int n = Integer.parseInt(number) / all.length;
                        all[n] = o.hashCode();
                        String text = (String) o;
                        in.close();
                    }
                }
                """);
    }

    @Test
    void an_explicit_throw_is_as_likely_as_a_declared_exception() {
        String source = """
                import java.io.*;
                class Thrower {
                    void m(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "IllegalStateException is thrown"
                        if (file.isHidden()) {
                            throw new IllegalStateException("hidden");
                        }
                        in.close();
                    }
                }
                """;
        check(source);
        assertEquals(List.of(Confidence.HIGH), confidences(source));
    }

    @Test
    void two_unlikely_steps_together_are_too_unlikely() {
        check("""
                import java.io.*;
                class Both {
                    void m(File file, InputStream given) throws IOException {
                        InputStream in = new FileInputStream(file);
                        try {
                            given.read();
                        } catch (IOException e) {
                            given.close();
                        }
                        in.close();
                    }
                    void one(File file, InputStream given) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "InputStream.close throws"
                        given.close();
                        in.close();
                    }
                }
                """);
    }

    @Test
    void the_likeliest_of_several_ways_is_the_one_that_is_told() {
        check("""
                import java.io.*;
                class Ways {
                    int m(File file, boolean fast) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath // trace 1:
                        int first = in.read();
                        if (fast) { // trace 2: "the test here leads to line 7"
                            return first; // trace 3: "it is still open"
                        }
                        in.close();
                        return first;
                    }
                }
                """);
    }

    @Test
    void a_callee_whose_body_cannot_throw_what_it_declares_costs_nothing() {
        check("""
                import java.io.*;
                class Calm {
                    private void note(String text) throws IOException {
                        text.length();
                    }
                    private void fail(String text) throws IOException {
                        throw new IOException(text);
                    }
                    void quiet(File file) throws IOException {
                        InputStream in = new FileInputStream(file);
                        note("opened");
                        in.close();
                    }
                    void loud(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "Calm.fail throws IOException"
                        fail("opened");
                        in.close();
                    }
                }
                """);
    }

    @Test
    void an_exception_that_is_caught_and_thrown_again_keeps_its_cost() {
        String source = """
                import java.io.*;
                class Again {
                    void m(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException
                        try {
                            in.read();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        in.close();
                    }
                }
                """;
        check(source);
        assertEquals(List.of(Confidence.HIGH), confidences(source));
    }

    @Test
    void what_a_callee_releases_on_some_paths_is_worth_medium_confidence() {
        String source = """
                import java.io.*;
                class Some {
                    void maybe(InputStream in, int n) throws IOException {
                        if (n > 3) {
                            in.close();
                        }
                    }
                    void m(File file, int n) throws IOException {
                        InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                        maybe(in, n);
                    }
                }
                """;
        check(source);
        assertEquals(List.of(Confidence.MEDIUM), confidences(source));
    }

    private void check(String source) {
        FixtureHarness.suite(work).check(Fixture.inline("Fixture.java", source));
    }

    private List<Confidence> confidences(String source) {
        return CompiledSource.of(work, source).analyze().findings().stream()
                .map(finding -> finding.confidence())
                .toList();
    }
}
