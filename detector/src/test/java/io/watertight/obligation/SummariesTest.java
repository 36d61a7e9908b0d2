// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What analysed callees do to the values they are given, told by their bodies. */
class SummariesTest {
    @TempDir
    Path work;

    @Test
    void a_helper_that_closes_discharges_and_one_that_reads_does_not() {
        check("""
                void shut(InputStream in) throws IOException { in.close(); }
                int peek(InputStream in) { return in.hashCode(); }
                void closed(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    shut(in);
                }
                void open(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    peek(in);
                }
                """);
    }

    @Test
    void a_name_that_lies_is_not_believed_where_the_body_is_known() {
        check("""
                void closeQuietly(InputStream in) { in.hashCode(); }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    closeQuietly(in);
                }
                """);
    }

    @Test
    void a_flag_of_the_call_decides_what_a_helper_does() {
        check("""
                void use(InputStream in, boolean close) throws IOException {
                    in.hashCode();
                    if (close) {
                        in.close();
                    }
                }
                void yes(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    use(in, true);
                }
                void no(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    use(in, false);
                }
                void perhaps(File file, boolean close) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                    use(in, close);
                }
                """);
    }

    @Test
    void a_helper_that_asks_the_state_of_its_object_is_trusted() {
        check("""
                boolean owner;
                void done(InputStream in) throws IOException {
                    if (owner) {
                        in.close();
                    }
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    done(in);
                }
                """);
    }

    @Test
    void a_helper_that_throws_before_it_closes_leaks_on_that_exception() {
        check("""
                void finish(InputStream in) throws IOException {
                    in.read();
                    in.close(); // leak: CloseSkippedOnException
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnException "finish throws IOException"
                    finish(in);
                }
                """);
    }

    @Test
    void a_helper_that_closes_in_a_finally_leaks_on_no_exception() {
        check("""
                void finish(InputStream in) throws IOException {
                    try {
                        in.read();
                    } finally {
                        in.close();
                    }
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    finish(in);
                }
                """);
    }

    @Test
    void a_helper_that_keeps_the_value_answers_for_it() {
        check("""
                private InputStream kept;
                void keep(InputStream in) { kept = in; }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    keep(in);
                }
                """);
    }

    @Test
    void a_recursive_helper_that_closes_in_the_end_discharges() {
        check("""
                void drain(InputStream in, int times) throws IOException {
                    if (times > 0) {
                        drain(in, times - 1);
                    } else {
                        in.close();
                    }
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    drain(in, 3);
                }
                """);
    }

    @Test
    void two_helpers_that_call_one_another_and_close_in_the_end_discharge() {
        check("""
                void even(InputStream in, int times) throws IOException { odd(in, times - 1); }
                void odd(InputStream in, int times) throws IOException {
                    if (times > 0) {
                        even(in, times - 1);
                    } else {
                        in.close();
                    }
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    even(in, 4);
                }
                """);
    }

    @Test
    void nothing_is_lost_after_a_call_that_never_returns() {
        check("""
                void serve(InputStream in) {
                    while (true) {
                        in.hashCode();
                    }
                }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    serve(in);
                }
                """);
    }

    @Test
    void two_helpers_that_call_one_another_and_never_close_discharge_nothing() {
        check("""
                void ping(InputStream in, int times) {
                    if (times > 0) {
                        pong(in, times - 1);
                    }
                }
                void pong(InputStream in, int times) { ping(in, times); }
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    ping(in, 3);
                }
                """);
    }

    @Test
    void a_virtual_call_discharges_if_all_implementations_close() {
        check("""
                interface Sink { void take(InputStream in) throws IOException; }
                static class One implements Sink {
                    public void take(InputStream in) throws IOException { in.close(); }
                }
                static class Two implements Sink {
                    public void take(InputStream in) throws IOException { in.close(); }
                }
                void m(File file, Sink sink) throws IOException {
                    InputStream in = new FileInputStream(file);
                    sink.take(in);
                }
                """);
    }

    @Test
    void a_virtual_call_discharges_nothing_if_no_implementation_closes() {
        check("""
                interface Sink { void look(InputStream in); }
                static class One implements Sink {
                    public void look(InputStream in) { in.hashCode(); }
                }
                static class Two implements Sink {
                    public void look(InputStream in) { }
                }
                void m(File file, Sink sink) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    sink.look(in);
                }
                """);
    }

    @Test
    void nobody_is_blamed_when_implementations_differ() {
        check("""
                interface Sink { void take(InputStream in) throws IOException; }
                static class Closing implements Sink {
                    public void take(InputStream in) throws IOException { in.close(); }
                }
                static class Ignoring implements Sink {
                    public void take(InputStream in) { }
                }
                void m(File file, Sink sink) throws IOException {
                    InputStream in = new FileInputStream(file);
                    sink.take(in);
                }
                static class Absent implements Sink {
                    public void take(InputStream in) {
                        in.hashCode();
                    }
                }
                void exact(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    new Ignoring().take(in);
                }
                """);
    }

    @Test
    void a_function_that_releases_what_it_captures_takes_it() {
        check("""
                void m(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        try {
                            in.close();
                        } catch (IOException ignored) {
                            return;
                        }
                    }));
                }
                void looks(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    Runnable look = () -> in.hashCode();
                    look.run();
                }
                """);
    }

    private void check(String members) {
        FixtureHarness.suite(work)
                .check(Fixture.inline("Fixture.java", "import java.io.*;\nclass Fixture {\n" + members + "}\n"));
    }
}
