// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.CompiledSource;
import io.watertight.FixtureHarness;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.finding.TraceStep;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseSkippedOnExceptionTest {
    @TempDir
    Path work;

    @Test
    void a_failure_on_a_way_that_would_not_have_closed_it_skips_nothing() {
        check("""
                import java.io.*;
                class Journal implements Closeable {
                    private final OutputStream file;
                    private final boolean isOwner;
                    Journal(OutputStream file, boolean isOwner) { this.file = file; this.isOwner = isOwner; }
                    public void close() throws IOException {
                        if (isOwner) {
                            file.close();
                        } else {
                            file.flush();
                        }
                    }
                }
                """);
    }

    @Test
    void that_one_of_several_alike_things_cannot_be_closed_is_unlikely() {
        String source = """
                import java.sql.*;
                class Journal implements AutoCloseable {
                    private final PreparedStatement insert;
                    private final PreparedStatement select;
                    private final Statement query;
                    private final Connection connection;
                    Journal(
                            PreparedStatement insert,
                            PreparedStatement select,
                            Statement query,
                            Connection connection) {
                        this.insert = insert;
                        this.select = select;
                        this.query = query;
                        this.connection = connection;
                    }
                    public void close() throws SQLException {
                        insert.close();
                        select.close();
                    }
                    public void shutdown() throws SQLException {
                        query.close();
                        connection.close();
                    }
                }
                """;
        List<Finding> findings = CompiledSource.of(work, source).analyze().findings();
        assertEquals(
                List.of("LOW PreparedStatement.close", "MEDIUM Connection.close"),
                findings.stream()
                        .map(finding -> finding.confidence() + " "
                                + finding.message().replaceAll(".*: (.*) is skipped then\\.", "$1"))
                        .toList());
    }

    @Test
    void a_field_stays_open_when_flushing_before_fails() {
        String source = """
                import java.io.*;
                class Journal implements Closeable {
                    private final OutputStream blocks;
                    private final OutputStream file;
                    Journal(OutputStream blocks, OutputStream file) { this.blocks = blocks; this.file = file; }
                    public void close() throws IOException {
                        blocks.flush();
                        file.close(); // leak: CloseSkippedOnException "stays open when OutputStream.flush throws IOException"
                    }
                }
                """;
        check(source);
        Finding finding = only(source);
        assertEquals(
                "The field \"file\" stays open when OutputStream.flush throws IOException at line 7:"
                        + " OutputStream.close is skipped then.",
                finding.message());
        assertEquals("Call close() on it in a finally clause that covers every statement before.", finding.remedy());
        assertEquals(Confidence.MEDIUM, finding.confidence());
        assertEquals(
                List.of(
                        "OutputStream.flush throws IOException",
                        "the exception leaves the method and it is still open"),
                finding.trace().stream().map(TraceStep::text).toList());
        check("""
                import java.io.*;
                class Journal implements Closeable {
                    private final OutputStream blocks;
                    private final OutputStream file;
                    Journal(OutputStream blocks, OutputStream file) { this.blocks = blocks; this.file = file; }
                    public void close() throws IOException {
                        try { blocks.flush(); } finally { file.close(); }
                    }
                }
                """);
    }

    @Test
    void an_exception_that_is_swallowed_skips_it_too() {
        check("""
                import java.io.*;
                class Copier extends Thread {
                    private final InputStream in;
                    Copier(InputStream in) { this.in = in; }
                    @Override public void run() {
                        try {
                            while (in.read() >= 0) {}
                            in.close(); // leak: CloseSkippedOnException "InputStream.read throws IOException"
                        } catch (IOException e) { e.printStackTrace(); }
                    }
                }
                """);
    }

    @Test
    void what_holds_nothing_may_stay_open() {
        check("""
                import java.io.*;
                class Buffer implements Closeable {
                    private final OutputStream file;
                    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    Buffer(OutputStream file) { this.file = file; }
                    public void close() throws IOException {
                        file.flush();
                        bytes.close();
                    }
                }
                """);
    }

    @Test
    void a_parameter_that_the_method_closes_itself_is_its_own() {
        check("""
                import java.io.*;
                class Reading {
                    int first(InputStream in) throws IOException {
                        int first = in.read();
                        in.close(); // leak: CloseSkippedOnException "stays open when InputStream.read throws IOException"
                        return first;
                    }
                    Object wrapped(InputStream in) throws Exception {
                        ObjectInputStream objects = new ObjectInputStream(in);
                        Object first = objects.readObject();
                        objects.close(); // leak: CloseSkippedOnException "ObjectInputStream.readObject throws"
                        return first;
                    }
                    int closedInAnyCase(InputStream in) throws IOException {
                        try (in) { return in.read(); }
                    }
                    int leftToTheCaller(InputStream in) throws IOException {
                        return in.read();
                    }
                }
                """);
    }

    @Test
    void a_parameter_that_is_closed_on_some_regular_paths_only_may_be_the_callers() {
        check("""
                import java.io.*;
                class Maybe {
                    int first(InputStream in, boolean last) throws IOException {
                        int first = in.read();
                        if (last) { in.close(); }
                        return first;
                    }
                }
                """);
    }

    @Test
    void what_another_method_may_still_close_is_not_skipped_for_good() {
        check("""
                import java.io.*;
                class Log implements Closeable {
                    private OutputStream out;
                    private final OutputStream index;
                    Log(OutputStream out, OutputStream index) { this.out = out; this.index = index; }
                    void roll(OutputStream next) throws IOException { index.flush(); out.close(); out = next; }
                    public void close() throws IOException { try { index.close(); } finally { out.close(); } }
                }
                """);
    }

    @Test
    void methods_that_release_it_by_calling_the_one_that_skips_it_are_no_help() {
        check("""
                import java.io.*;
                class Log {
                    private OutputStream out;
                    private final OutputStream index;
                    private int lines;
                    Log(OutputStream out, OutputStream index) { this.out = out; this.index = index; }
                    private void roll() throws IOException {
                        index.flush();
                        out.close(); // leak: CloseSkippedOnException "OutputStream.flush throws IOException"
                        out = null;
                    }
                    void line() throws IOException { count(); }
                    private void count() throws IOException { if (++lines > 100) { roll(); } }
                    void end() throws IOException { roll(); }
                }
                """);
    }

    @Test
    void the_second_of_two_fields_stays_open_when_closing_the_first_fails_at_the_other_end() {
        check("""
                import java.io.*;
                import java.sql.*;
                class Query implements AutoCloseable {
                    private final Statement statement;
                    private final Connection connection;
                    Query(Statement statement, Connection connection) {
                        this.statement = statement;
                        this.connection = connection;
                    }
                    public void close() throws SQLException {
                        statement.close();
                        connection.close(); // leak: CloseSkippedOnException "stays open when Statement.close throws SQLException"
                    }
                    static void both(Statement statement, Connection connection) throws SQLException {
                        statement.close();
                        connection.close();
                    }
                }
                class Pair implements Closeable {
                    private final InputStream one;
                    private final InputStream other;
                    Pair(InputStream one, InputStream other) { this.one = one; this.other = other; }
                    public void close() throws IOException { one.close(); other.close(); }
                }
                """);
    }

    @Test
    void a_check_of_the_state_and_a_getter_that_opens_are_not_expected_to_fail() {
        check("""
                import java.io.*;
                class Guarded implements Closeable {
                    private final InputStream one;
                    private final InputStream other;
                    Guarded(InputStream one, InputStream other) { this.one = one; this.other = other; }
                    private void ensureOpen() throws IOException { if (one == null) { throw new IOException(); } }
                    public void close() throws IOException {
                        ensureOpen();
                        try { one.close(); } finally { other.close(); }
                    }
                }
                class Lazy implements Closeable {
                    private InputStream in;
                    private final File file;
                    Lazy(File file) { this.file = file; }
                    private InputStream in() throws IOException {
                        if (in == null) { in = new FileInputStream(file); }
                        return in;
                    }
                    int first() throws IOException { return in().read(); }
                    public void close() throws IOException { in().close(); }
                }
                """);
    }

    private Finding only(String source) {
        List<Finding> findings = CompiledSource.of(work, source).analyze().findings();
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0);
    }

    private void check(String source) {
        FixtureHarness.suite(work).check(Fixture.inline("Fixture.java", source));
    }
}
