// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One value followed to its fates inside one method: names, tests, loops and limits. */
class TrackerTest {
    /** More tests than there may be worlds at one point: two to the seventh. */
    private static final int FLAGS = 7;

    @TempDir
    Path work;

    @Test
    void a_loop_that_accepts_for_ever_leaks_where_it_loses_the_socket() {
        check("""
                void serve(ServerSocket server) throws IOException {
                    while (true) {
                        Socket socket = server.accept(); // leak: ResourceNeverClosed // trace 1: "opened by ServerSocket.accept"
                        socket.getPort(); // trace 2: "from here on nothing refers to it any more"
                    }
                }
                """);
    }

    @Test
    void an_endless_loop_that_hands_its_socket_on_is_silent() {
        check("""
                void serve(ServerSocket server, java.util.concurrent.Executor workers) throws IOException {
                    while (true) {
                        Socket socket = server.accept();
                        workers.execute(() -> handle(socket));
                    }
                }
                private void handle(Socket socket) {
                    try (socket) {
                        socket.getPort();
                    } catch (IOException ignored) {
                        return;
                    }
                }
                """);
    }

    @Test
    void a_value_is_lost_where_its_last_name_is_assigned_again() {
        check("""
                void m(File one, File two) throws IOException {
                    InputStream in = new FileInputStream(one); // leak: ResourceNeverClosed "FileInputStream" // trace 1:
                    in = new FileInputStream(two); // trace 2: "in is assigned again while it is still open"
                    in.close();
                }
                void loop(java.util.List<File> files) throws IOException {
                    InputStream in = null;
                    for (File file : files) {
                        in = new FileInputStream(file); // leak: ResourceLeakedOnPath "on which in is assigned again at line 12" // trace 2: "in is assigned again"
                    }
                    if (in != null) {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void a_second_name_keeps_a_value_alive() {
        check("""
                void m(File one, File two) throws IOException {
                    InputStream in = new FileInputStream(one);
                    InputStream first = in;
                    in = null;
                    first.close();
                }
                """);
    }

    @Test
    void each_round_of_a_loop_owes_its_own_value() {
        check("""
                void leaks(java.util.List<File> files) throws IOException {
                    InputStream in = null;
                    for (File file : files) {
                        in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                    }
                    if (in != null) {
                        in.close();
                    }
                }
                void closes(java.util.List<File> files) throws IOException {
                    for (File file : files) {
                        InputStream in = new FileInputStream(file);
                        in.close();
                    }
                }
                """);
    }

    @Test
    void a_test_for_null_is_no_way_to_lose_a_value_that_is_there() {
        check("""
                void m(File file) throws IOException {
                    InputStream in = null;
                    try {
                        in = new FileInputStream(file);
                        in.read();
                    } finally {
                        if (in != null) {
                            in.close();
                        }
                    }
                }
                """);
    }

    @Test
    void a_call_that_asks_for_null_is_a_test_too() {
        check("""
                void nonNull(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    if (java.util.Objects.nonNull(in)) {
                        in.close();
                    }
                }
                void isNull(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    if (java.util.Objects.isNull(in)) {
                        return;
                    }
                    in.close();
                }
                void wrong(File file) throws IOException {
                    InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                    if (java.util.Objects.isNull(in)) {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void a_value_that_says_it_is_closed_is_not_owed() {
        check("""
                void socket(String host) throws IOException {
                    Socket socket = new Socket(host, 80);
                    if (socket.isClosed()) {
                        return;
                    }
                    socket.close();
                }
                void wrong(String host) throws IOException {
                    Socket socket = new Socket(host, 80); // leak: ResourceNeverClosed
                    if (socket.isClosed()) {
                        socket.close();
                    }
                }
                """);
    }

    @Test
    void the_test_that_decided_to_open_decides_to_close() {
        check("""
                void m(InputStream given, File file) throws IOException {
                    boolean own = given == null;
                    InputStream in = own ? new FileInputStream(file) : given;
                    if (own) {
                        in.close();
                    }
                }
                void parameter(File file, boolean log) throws IOException {
                    InputStream in = null;
                    if (log) {
                        in = new FileInputStream(file);
                    }
                    if (log) {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void a_test_of_something_else_decides_nothing() {
        check("""
                void m(File file, boolean log, boolean other) throws IOException {
                    InputStream in = null;
                    if (log) {
                        in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                    }
                    if (other) {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void with_more_worlds_than_a_point_may_have_a_close_on_every_path_is_still_seen() {
        check(manyTests("in.close();"));
    }

    @Test
    void with_more_worlds_than_a_point_may_have_a_leak_is_still_seen() {
        check(manyTests("if (f0) { in.close(); }").replace("(file);", "(file); // leak: ResourceLeakedOnPath"));
    }

    @Test
    void elements_that_a_loop_closes_are_released_however_often_it_runs() {
        check("""
                void m(java.util.List<File> files) throws IOException {
                    java.util.List<InputStream> open = new java.util.ArrayList<>();
                    for (File file : files) {
                        open.add(new java.io.ByteArrayInputStream(new byte[0]));
                        open.add(java.nio.file.Files.newInputStream(file.toPath())); // leak: ResourceLeakedOnException
                    }
                    for (InputStream in : open) {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void an_acquisition_in_a_handler_of_an_unchecked_exception_is_followed() {
        check("""
                void m(String number, File file) throws IOException {
                    try {
                        Integer.parseInt(number);
                    } catch (NumberFormatException e) {
                        InputStream in = new FileInputStream(file); // leak: ResourceNeverClosed
                        in.available();
                    }
                }
                """);
    }

    @Test
    void what_a_handler_of_an_unchecked_exception_changes_is_known_in_the_next_round() {
        check("""
                void retry(String[] numbers, File file) throws IOException {
                    int failed = 0;
                    for (String number : numbers) {
                        try {
                            Integer.parseInt(number);
                        } catch (NumberFormatException e) {
                            InputStream in = new FileInputStream(file); // leak: ResourceLeakedOnPath
                            if (failed == 0) {
                                in.close();
                            }
                            failed = 1;
                        }
                    }
                }
                """);
    }

    private static String manyTests(String end) {
        String parameters =
                IntStream.range(0, FLAGS).mapToObj(i -> "boolean f" + i).collect(Collectors.joining(", "));
        String tests = IntStream.range(0, FLAGS)
                .mapToObj(i -> "if (f" + i + ") { file.length(); }\n")
                .collect(Collectors.joining());
        return "void m(File file, " + parameters + ") throws IOException {"
                + " // not analysed: because there are too many worlds, and some tests were not told apart\n"
                + "InputStream in = new FileInputStream(file);\n" + tests + tests + end + "\n}\n";
    }

    private void check(String members) {
        FixtureHarness.suite(work)
                .check(Fixture.inline(
                        "Fixture.java", "import java.io.*;\nimport java.net.*;\nclass Fixture {\n" + members + "}\n"));
    }
}
