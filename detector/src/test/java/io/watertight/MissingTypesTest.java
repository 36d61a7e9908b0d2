// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one file says of code that is missing: by what else it calls, and by names. Line 1 is {@code class Books}. */
class MissingTypesTest {
    @TempDir
    Path work;

    @Test
    void a_server_is_released_when_it_is_stopped_and_a_watch_is_not() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                void serve(org.shop.Shelf shelf) throws java.io.IOException {
                    org.shop.BookServer server = shelf.runServer();
                    server.lend(3);
                    server.stop();
                }

                void measure(org.shop.Shelf shelf) throws java.io.IOException {
                    org.shop.StopWatch watch = shelf.runWatch();
                    watch.lap(3);
                    watch.stop();
                }
                """));
    }

    @Test
    void a_close_with_a_time_to_wait_says_that_a_type_can_be_closed() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                int sum() {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    return ledger.addUp(3);
                }

                void end(org.shop.Ledger ledger) {
                    ledger.close(java.time.Duration.ofSeconds(1));
                }
                """));
    }

    @Test
    void what_a_closing_method_is_given_can_be_closed() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                int sum() {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    return ledger.addUp(3);
                }

                void end(org.shop.Ledger ledger) {
                    org.shop.Ending.closeQuietly(ledger);
                }
                """));
    }

    @Test
    void cleaning_up_ends_an_object_unless_it_can_be_closed_as_well() throws IOException {
        List<String> expected = List.of("3 ResourceLeakedOnException MEDIUM", "9 ResourceNeverClosed MEDIUM");
        assertEquals(expected, findings("""
                int sum() {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    int sum = ledger.addUp(3);
                    ledger.cleanUp();
                    return sum;
                }
                int count() {
                    org.shop.Catalogue catalogue = new org.shop.Catalogue();
                    int count = catalogue.addUp(3);
                    catalogue.cleanUp();
                    return count;
                }

                void end(org.shop.Catalogue catalogue) {
                    catalogue.close();
                }
                """));
    }

    @Test
    void a_type_of_a_library_that_is_no_AutoCloseable_but_is_closed_here_is_a_resource() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                void flush(org.shop.Store store) throws java.io.IOException {
                    org.apache.hadoop.hbase.regionserver.StoreFile.Writer writer = store.createWriter();
                    store.fill(3);
                    writer.close();
                }
                """));
    }

    @Test
    void an_unseen_constructor_does_not_swallow_the_input_it_reads() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                int count(java.io.File file) throws java.io.IOException {
                    return new org.shop.Prices(new java.io.FileInputStream(file)).size();
                }

                org.shop.Prices kept(java.io.File file) throws java.io.IOException {
                    return new org.shop.Prices(new java.io.FileInputStream(file));
                }

                int carried(java.io.File file) throws java.io.IOException {
                    return org.shop.Shelf.read(new org.shop.PriceSource(new java.io.FileInputStream(file)));
                }

                void parsed(java.io.File file, org.xml.sax.XMLReader reader) throws Exception {
                    reader.parse(new org.xml.sax.InputSource(new java.io.FileInputStream(file)));
                }

                void end(org.xml.sax.InputSource source) {
                    org.shop.Ending.close(source);
                }
                """));
    }

    @Test
    void the_constructor_of_a_missing_wrapper_is_no_assumption() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                void read(org.shop.Shelf shelf) {
                    new org.shop.BookInputStream(shelf.openShelf()).process();
                }
                """));
    }

    @Test
    void copying_a_stream_leaves_it_open_and_other_missing_code_may_close_it() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM", "7 ResourceNeverClosed LOW"), findings("""
                void copy(org.shop.Shelf shelf, java.io.OutputStream out) {
                    org.shop.Streams.copy(shelf.openInputStream(), out);
                }

                void sign(org.shop.Shelf shelf, java.io.OutputStream out) {
                    org.shop.Streams.sign(shelf.openInputStream(), out);
                }
                """));
    }

    @Test
    void missing_code_may_fail_while_something_is_open() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                void count(org.shop.Shelf shelf) {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    shelf.addUp(3);
                    ledger.close();
                }

                void name(org.shop.Shelf shelf) {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    if (!shelf.isFull() && shelf.hasRoom()) {
                        shelf.setName(shelf.getName());
                    }
                    ledger.close();
                }
                """));
    }

    @Test
    void missing_code_that_writes_what_it_is_given_may_fail() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                void save(org.shop.Shelf shelf) {
                    org.shop.BookWriter out = shelf.openWriter();
                    shelf.writeTo(out);
                    out.close();
                }
                """));
    }

    @Test
    void a_method_that_runs_missing_code_may_fail_with_it() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                void count(org.shop.Shelf shelf) {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    fill(shelf);
                    ledger.close();
                }

                private void fill(org.shop.Shelf shelf) {
                    shelf.addUp(3);
                }

                int twice(int number) {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    int result = doubled(number);
                    ledger.close();
                    return result;
                }

                private int doubled(int number) {
                    return number * 2;
                }
                """));
    }

    @Test
    void missing_code_that_fails_leaves_nothing_open_where_a_finally_clause_closes() throws IOException {
        assertEquals(List.of(), findings("""
                void count(org.shop.Shelf shelf) {
                    org.shop.Ledger ledger = new org.shop.Ledger();
                    try {
                        shelf.addUp(3);
                    } finally {
                        ledger.close();
                    }
                }
                """));
    }

    @Test
    void a_stream_that_the_method_makes_itself_is_its_own_even_if_missing_code_gets_it() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM", "7 ResourceNeverClosed LOW"), findings("""
                void sign(org.shop.Shelf shelf, java.io.OutputStream out) {
                    org.shop.Streams.sign(new org.shop.BookInputStream(shelf), out);
                }

                void signOpened(org.shop.Shelf shelf, java.io.OutputStream out) {
                    org.shop.Streams.sign(shelf.openInputStream(), out);
                }
                """));
    }

    @Test
    void a_client_counts_even_if_missing_code_gets_it() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                int ask(org.shop.Shelf shelf) {
                    org.shop.BookClient client = new org.shop.BookClient();
                    return org.shop.Questions.ask(client);
                }
                """));
    }

    @Test
    void only_calls_that_wait_are_expected_to_be_interrupted() throws IOException {
        assertEquals(List.of("13 ResourceLeakedOnException HIGH"), findings("""
                void prepare(org.shop.Shelf shelf, java.io.File file) throws java.io.IOException, InterruptedException {
                    java.io.FileInputStream in = new java.io.FileInputStream(file);
                    try {
                        shelf.arrange(3);
                    } catch (java.io.IOException e) {
                        in.close();
                        throw e;
                    }
                    in.close();
                }
                void await(org.shop.Shelf shelf, java.io.File file) throws java.io.IOException, InterruptedException {
                    java.io.FileInputStream in = new java.io.FileInputStream(file);
                    try {
                        shelf.awaitOrder(3);
                    } catch (java.io.IOException e) {
                        in.close();
                        throw e;
                    }
                    in.close();
                }
                """));
    }

    @Test
    void a_constant_names_a_character_set_that_exists() throws IOException {
        assertEquals(List.of("9 ResourceLeakedOnException HIGH"), findings("""
                int constant(java.io.File file) throws java.io.IOException {
                    java.io.InputStream in = new java.io.FileInputStream(file);
                    try (var reader = new java.io.InputStreamReader(in, org.shop.Texts.CHARACTERS)) {
                        return reader.read();
                    }
                }
                int given(java.io.File file, String characters) throws java.io.IOException {
                    java.io.InputStream in = new java.io.FileInputStream(file);
                    try (var reader = new java.io.InputStreamReader(in, characters)) {
                        return reader.read();
                    }
                }
                """));
    }

    @Test
    void what_every_object_has_is_known_of_missing_types_too() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed HIGH"), findings("""
                int first(org.shop.Shelf shelf) throws java.io.IOException {
                    return shelf.getClass().getResourceAsStream("books").read();
                }
                """));
    }

    @Test
    void a_call_that_is_said_to_fail_throws_what_the_code_around_it_is_there_to_catch() throws IOException {
        assertEquals(List.of("14 ResourceLeakedOnException HIGH"), findings("""
                redis.clients.jedis.Jedis caught() {
                    redis.clients.jedis.Jedis jedis = new redis.clients.jedis.Jedis("shop");
                    try {
                        jedis.select(3);
                    } catch (redis.clients.jedis.exceptions.JedisException e) {
                        jedis.close();
                        throw e;
                    }
                    return jedis;
                }

                redis.clients.jedis.Jedis uncaught() {
                    redis.clients.jedis.Jedis jedis = new redis.clients.jedis.Jedis("shop");
                    jedis.select(3);
                    if (!jedis.isConnected()) {
                        jedis.close();
                    }
                    return jedis;
                }
                """));
    }

    /** The findings of a class with these methods as {@code line rule confidence}. */
    private List<String> findings(String methods) throws IOException {
        Path file = Files.writeString(work.resolve("Books.java"), "class Books {\n" + methods + "}\n");
        return Watertight.analyze(AnalysisRequest.of(List.of(file))).findings().stream()
                .map(MissingTypesTest::line)
                .toList();
    }

    private static String line(Finding finding) {
        return finding.place().range().startLine() + " " + finding.rule() + " " + finding.confidence();
    }
}
