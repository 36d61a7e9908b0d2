// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed of code that is not at hand, and how much. */
class MissingCodeTest {
    @TempDir
    Path work;

    @Test
    void a_missing_call_beside_known_ones_that_throw_is_less_likely_to() throws IOException {
        assertEquals(List.of("4 ResourceLeakedOnException MEDIUM"), findings("""
                        class Books {
                            void add(java.io.File file, org.shop.Shelf shelf) throws java.io.IOException {
                                java.nio.file.Files.delete(file.toPath());
                                java.io.InputStream in = new java.io.FileInputStream(file);
                                shelf.count();
                                in.close();
                            }
                        }
                        """));
    }

    @Test
    void a_missing_call_is_what_throws_if_nothing_else_does() throws IOException {
        assertEquals(List.of("5 ResourceLeakedOnException HIGH"), findings("""
                        class Books {
                            void add(String host, org.shop.Shelf shelf) throws InterruptedException {
                                java.net.Socket socket = null;
                                try {
                                    socket = new java.net.Socket(host, 80);
                                } catch (java.io.IOException e) {
                                    return;
                                }
                                shelf.count();
                                close(socket);
                            }

                            private static void close(java.net.Socket socket) {
                                try {
                                    socket.close();
                                } catch (java.io.IOException e) {
                                    System.err.println(e);
                                }
                            }
                        }
                        """));
    }

    @Test
    void what_a_missing_callee_of_a_callee_leaves_open_is_an_assumption_too() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                        class Books {
                            void read(java.io.File file, org.shop.Shelf shelf) throws java.io.IOException {
                                java.io.InputStream in = new java.io.FileInputStream(file);
                                fill(shelf, in);
                            }

                            private static void fill(org.shop.Shelf shelf, java.io.InputStream in) throws java.io.IOException {
                                shelf.read(in);
                            }
                        }
                        """));
    }

    @Test
    void what_a_callee_reads_itself_and_leaves_open_is_none() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed HIGH"), findings("""
                        class Books {
                            void read(java.io.File file, org.shop.Shelf shelf) throws java.io.IOException {
                                java.io.InputStream in = new java.io.FileInputStream(file);
                                fill(shelf, in);
                            }

                            private static void fill(org.shop.Shelf shelf, java.io.InputStream in) throws java.io.IOException {
                                shelf.add(in.read());
                            }
                        }
                        """));
    }

    @Test
    void a_factory_that_gives_out_factories_opens_nothing() throws IOException {
        assertEquals(List.of(), findings("""
                        class Books {
                            void add(org.shop.ShelfFactory shelves) {
                                org.shop.LedgerFactory ledgers = shelves.getLedgers("a");
                                ledgers.count();
                            }

                            void end(org.shop.LedgerFactory ledgers) {
                                ledgers.close();
                            }
                        }
                        """));
    }

    @Test
    void a_factory_that_gives_out_something_else_that_is_closed_opens_it() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                        class Books {
                            void add(org.shop.ShelfFactory shelves) {
                                org.shop.Ledger ledger = shelves.getLedger("a");
                                ledger.count();
                            }

                            void end(org.shop.Ledger ledger) {
                                ledger.close();
                            }
                        }
                        """));
    }

    @Test
    void an_object_that_is_closed_says_nothing_of_what_it_was_made_with() throws IOException {
        assertEquals(List.of(), findings("""
                        abstract class Books {
                            abstract java.util.concurrent.ScheduledExecutorService pool(String name);

                            void add(java.util.List<String> names) throws java.io.IOException {
                                Index index = new Index(pool("a"));
                                index.fill(names);
                                index.close();
                            }

                            static final class Index implements java.io.Closeable {
                                private final java.util.concurrent.ScheduledExecutorService pool;

                                Index(java.util.concurrent.ScheduledExecutorService pool) {
                                    this.pool = pool;
                                }

                                void fill(java.util.List<String> names) throws java.io.IOException {
                                    if (names.isEmpty()) {
                                        throw new java.io.IOException("no names");
                                    }
                                }

                                @Override
                                public void close() {
                                    pool.shutdown();
                                }
                            }
                        }
                        """));
    }

    /** Each as {@code line Rule CONFIDENCE}, those of low confidence left out. */
    private List<String> findings(String text) throws IOException {
        Path file = Files.writeString(work.resolve("Books.java"), text);
        AnalysisReport report = Watertight.analyze(new AnalysisRequest(List.of(file), List.of(), List.of(), List.of()));
        return report.findings().stream()
                .map(f -> f.place().range().startLine() + " " + f.rule() + " " + f.confidence())
                .filter(f -> !f.endsWith(" LOW"))
                .toList();
    }
}
