// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers for a value: constructors under way, wrappers, parents, fields. */
class OwnersTest {
    @TempDir
    Path work;

    @Test
    void a_constructor_that_throws_after_storing_leaks_for_nobody_can_reach_the_object() {
        check("""
                class Owner implements Closeable {
                    private final InputStream in;
                    Owner(File file) throws IOException {
                        in = new FileInputStream(file); // leak: ResourceLeakedOnException // trace 1:
                        if (in.read() < 0) { // trace 2: "InputStream.read throws IOException" // trace 3: "leaves the method"
                            throw new IOException("empty");
                        }
                    }
                    public void close() throws IOException { in.close(); }
                }
                """);
    }

    @Test
    void a_constructor_that_closes_before_it_throws_leaks_nothing() {
        check("""
                class Owner implements Closeable {
                    private final InputStream in;
                    Owner(File file) throws IOException {
                        in = new FileInputStream(file);
                        try {
                            in.read();
                        } catch (IOException e) {
                            in.close();
                            throw e;
                        }
                    }
                    public void close() throws IOException { in.close(); }
                }
                """);
    }

    @Test
    void a_constructor_that_stores_and_returns_hands_over() {
        check("""
                class Owner implements Closeable {
                    private final InputStream in;
                    Owner(File file) throws IOException {
                        in = new FileInputStream(file);
                    }
                    public void close() throws IOException { in.close(); }
                }
                """);
    }

    @Test
    void an_object_that_owns_something_is_owed_itself() {
        check("""
                class Owner implements Closeable {
                    private final InputStream in;
                    Owner(File file) throws IOException {
                        in = new FileInputStream(file);
                    }
                    public void close() throws IOException { in.close(); }
                    static void leaks(File file) throws IOException {
                        Owner owner = new Owner(file); // leak: ResourceNeverClosed "The Owner \\"owner\\""
                        owner.hashCode();
                    }
                    static void closes(File file) throws IOException {
                        try (Owner owner = new Owner(file)) {
                            owner.hashCode();
                        }
                    }
                }
                """.replace(" \"The Owner \\\"owner\\\"\"", ""));
    }

    @Test
    void closing_the_wrapper_closes_what_it_wraps() {
        check("""
                class Wrappers {
                    int m(File file) throws IOException {
                        try (BufferedReader in = new BufferedReader(new FileReader(file))) {
                            return in.read();
                        }
                    }
                    void own(File file) throws IOException {
                        InputStream in = new FileInputStream(file);
                        Counting counting = new Counting(in);
                        counting.close();
                    }
                    static class Counting extends FilterInputStream {
                        Counting(InputStream in) { super(in); }
                    }
                }
                """);
    }

    @Test
    void a_chain_is_reported_once_at_what_was_opened() {
        check("""
                class Chain {
                    int m(File file) throws IOException {
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(
                                        new FileInputStream(file))); // leak: ResourceNeverClosed "opened by new FileInputStream"
                        return in.read();
                    }
                }
                """);
    }

    @Test
    void a_wrapper_around_something_harmless_is_harmless() {
        check("""
                class Harmless {
                    int m(byte[] bytes) throws IOException {
                        return new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(bytes))).readInt();
                    }
                }
                """);
    }

    @Test
    void a_wrapper_whose_constructor_throws_loses_what_was_opened_for_it() {
        check("""
                class Zip {
                    int m(File file) throws IOException {
                        try (InputStream in = new java.util.zip.GZIPInputStream(
                                new FileInputStream(file))) { // leak: ResourceLeakedOnException "new GZIPInputStream throws IOException"
                            return in.read();
                        }
                    }
                }
                """);
    }

    @Test
    void closing_the_parent_closes_the_child_and_not_the_other_way_round() {
        check("""
                class Sql {
                    int byParent(javax.sql.DataSource source) throws java.sql.SQLException {
                        try (java.sql.Connection connection = source.getConnection()) {
                            return connection.createStatement().executeQuery("select 1").getRow();
                        }
                    }
                    void byChild(javax.sql.DataSource source) throws java.sql.SQLException {
                        java.sql.Connection connection = source.getConnection(); // leak: ResourceNeverClosed
                        try (java.sql.Statement statement = connection.createStatement()) {
                            statement.execute("select 1");
                        }
                    }
                }
                """);
    }

    @Test
    void a_field_of_another_object_takes_the_value() {
        check("""
                class Fields {
                    InputStream in;
                    static InputStream shared;
                    void other(Fields other, File file) throws IOException {
                        other.in = new FileInputStream(file);
                    }
                    void fixed(File file) throws IOException {
                        shared = new FileInputStream(file);
                    }
                    void own(File file) throws IOException {
                        in = new FileInputStream(file); // leak: FieldNeverReleased
                    }
                }
                """);
    }

    private void check(String source) {
        FixtureHarness.suite(work).check(Fixture.inline("Fixture.java", "import java.io.*;\n" + source));
    }
}
