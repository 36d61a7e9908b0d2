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

/** What is found in one file whose libraries are not at hand. */
class BareSourceTest {
    @TempDir
    Path work;

    @Test
    void a_missing_type_that_the_method_closes_is_its_to_close_when_what_it_calls_may_throw() throws IOException {
        assertEquals(List.of("5 ResourceLeakedOnException MEDIUM"), findings("""
                        import org.shop.Ledger;

                        class Books {
                            int sum(org.shop.Shelf shelf) throws java.io.IOException {
                                Ledger ledger = shelf.take();
                                int sum = ledger.addUp(3);
                                ledger.close();
                                return sum;
                            }
                        }
                        """));
    }

    @Test
    void a_getter_of_a_missing_type_is_not_expected_to_throw() throws IOException {
        assertEquals(List.of(), findings("""
                        import org.shop.Ledger;

                        class Books {
                            int sum(org.shop.Shelf shelf) throws java.io.IOException {
                                Ledger ledger = shelf.take();
                                int sum = ledger.getSum();
                                ledger.close();
                                return sum;
                            }
                        }
                        """));
    }

    @Test
    void a_missing_type_that_is_named_like_a_resource_is_followed() throws IOException {
        assertEquals(List.of("5 ResourceNeverClosed MEDIUM"), findings("""
                        import org.shop.LedgerReader;

                        class Books {
                            int first(java.io.File file) {
                                LedgerReader reader = new LedgerReader(file);
                                return reader.next();
                            }
                        }
                        """));
    }

    @Test
    void what_is_named_like_a_resource_counts_less_if_missing_code_gets_it() throws IOException {
        assertEquals(List.of("5 ResourceNeverClosed LOW"), findings("""
                        import org.shop.LedgerReader;

                        class Books {
                            int first(java.io.File file, org.shop.Shelf shelf) {
                                LedgerReader reader = org.shop.Ledgers.openReader(file);
                                return shelf.count(reader);
                            }
                        }
                        """));
    }

    @Test
    void what_is_named_like_a_resource_counts_less_if_a_field_keeps_it() throws IOException {
        assertEquals(List.of("7 FieldNeverReleased LOW", "7 ResourceNeverClosed LOW"), findings("""
                        import org.shop.LedgerReader;

                        class Books {
                            LedgerReader kept;

                            Books(java.io.File file) throws java.io.IOException {
                                LedgerReader reader = new LedgerReader(file);
                                reader.skip();
                                kept = reader;
                            }
                        }
                        """));
    }

    @Test
    void a_pool_hands_out_what_must_go_back_and_a_getter_of_anything_else_does_not() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                        class Books {
                            int one(org.shop.LedgerPool pool) {
                                org.shop.LedgerConnection ledger = pool.getLedger();
                                return ledger.next();
                            }

                            int other(org.shop.Shelf shelf) {
                                org.shop.LedgerConnection ledger = shelf.getLedger();
                                return ledger.next();
                            }
                        }
                        """));
    }

    @Test
    void an_input_that_a_missing_method_returns_was_opened_by_it_but_for_that_of_a_request() throws IOException {
        assertEquals(List.of("5 ResourceNeverClosed MEDIUM"), findings("""
                        import java.io.*;

                        class Books {
                            int one(org.shop.Shelf shelf) throws IOException {
                                InputStream in = shelf.readBook();
                                return in.read();
                            }

                            int other(org.shop.Request request) throws IOException {
                                InputStream in = request.getInputStream();
                                return in.read();
                            }
                        }
                        """));
    }

    @Test
    void the_own_methods_of_a_missing_resource_may_fail() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException MEDIUM"), findings("""
                        class Books {
                            int sum(org.shop.Shelf shelf) {
                                org.shop.Ledger ledger = shelf.take();
                                int sum = ledger.read(3);
                                ledger.close();
                                return sum;
                            }
                        }
                        """));
    }

    @Test
    void a_missing_type_that_the_file_ends_by_another_name_is_a_resource() throws IOException {
        assertEquals(List.of("3 ResourceNeverClosed MEDIUM"), findings("""
                        class Books {
                            int one(org.shop.Shelf shelf) {
                                return new org.shop.Ledger(shelf).read(3);
                            }

                            void end(org.shop.Ledger ledger) {
                                ledger.dispose();
                            }
                        }
                        """));
    }

    @Test
    void the_result_of_a_call_that_is_not_found_has_the_type_of_what_it_is_passed_to() throws IOException {
        assertEquals(List.of("5 ResourceLeakedOnException MEDIUM"), findings("""
                        import java.io.*;

                        class Books {
                            int first(org.shop.Shelf shelf) throws IOException {
                                DataInputStream in = new DataInputStream(shelf.getInputStream());
                                int first = in.readInt();
                                in.close();
                                return first;
                            }
                        }
                        """));
    }

    @Test
    void types_of_well_known_libraries_are_known_without_a_class_path() throws IOException {
        assertEquals(List.of("6 ResourceNeverClosed HIGH"), findings("""
                        import java.io.IOException;
                        import org.apache.hadoop.fs.*;

                        class Books {
                            int first(FileSystem files) throws IOException {
                                FSDataInputStream in = files.open(new Path("books"));
                                return in.read();
                            }
                        }
                        """));
    }

    @Test
    void an_unseen_constructor_does_not_take_what_the_method_closes_afterwards() throws IOException {
        assertEquals(List.of("5 ResourceLeakedOnException MEDIUM"), findings("""
                        import java.io.*;

                        class Books {
                            void save(File file) throws IOException {
                                OutputStream out = new FileOutputStream(file);
                                org.shop.Pages pages = new org.shop.Pages(out);
                                pages.print("title");
                                out.close();
                            }
                        }
                        """));
    }

    @Test
    void missing_code_throws_what_the_nearest_code_around_it_expects() throws IOException {
        assertEquals(List.of("15 ResourceLeakedOnException HIGH"), findings("""
                        import java.io.*;

                        class Books {
                            InputStream near(File file, org.shop.Shelf shelf) throws IOException, org.shop.Closed {
                                InputStream in = new FileInputStream(file);
                                try {
                                    shelf.skip(in);
                                } catch (IOException e) {
                                    in.close();
                                    throw e;
                                }
                                return in;
                            }
                            InputStream far(File file, org.shop.Shelf shelf) throws org.shop.Closed, FileNotFoundException {
                                InputStream in = new FileInputStream(file);
                                shelf.skip(in);
                                return in;
                            }
                        }
                        """));
    }

    @Test
    void an_unseen_call_may_skip_the_closing_of_a_parameter() throws IOException {
        assertEquals(List.of("6 CloseSkippedOnException MEDIUM"), findings("""
                        import java.io.*;

                        class Books {
                            void write(OutputStream out, org.shop.Shelf shelf) throws IOException {
                                shelf.arrange();
                                out.close();
                            }
                        }
                        """));
    }

    @Test
    void what_a_constructor_gets_from_an_unseen_call_is_its_own_if_the_class_closes_it() throws IOException {
        String source = """
                        class Books implements java.io.Closeable {
                            private final java.sql.Connection connection;

                            Books(org.shop.Shelf shelf) throws java.sql.SQLException {
                                connection = shelf.connection();
                                connection.setAutoCommit(false);
                            }
                            public void close() { CLOSE }
                        }
                        """;
        String closing = "try { connection.close(); } catch (java.sql.SQLException e) { throw new Error(e); }";
        assertEquals(List.of("5 ResourceLeakedOnException MEDIUM"), findings(source.replace("CLOSE", closing)));
        assertEquals(List.of("5 FieldNeverReleased LOW"), findings(source.replace("CLOSE", "")));
    }

    @Test
    void a_cursor_fails_unchecked_when_it_is_moved() throws IOException {
        assertEquals(List.of("3 ResourceLeakedOnException HIGH"), findings("""
                        class Books {
                            String first(android.database.sqlite.SQLiteDatabase shelf) {
                                android.database.Cursor rows = shelf.rawQuery("select title from books", null);
                                String title = rows.moveToFirst() ? rows.getString(0) : null;
                                rows.close();
                                return title;
                            }
                        }
                        """));
    }

    @Test
    void a_logger_is_not_expected_to_throw() throws IOException {
        assertEquals(List.of(), findings("""
                        class Books {
                            void sum(org.shop.Shelf shelf) throws java.io.IOException {
                                org.shop.Ledger ledger = shelf.take();
                                org.shop.ShopLogger.note("taken", ledger);
                                ledger.close();
                            }
                        }
                        """));
    }

    /** The findings as {@code line rule confidence}. */
    private List<String> findings(String code) throws IOException {
        Path file = Files.writeString(work.resolve("Books.java"), code);
        return Watertight.analyze(AnalysisRequest.of(List.of(file))).findings().stream()
                .map(BareSourceTest::line)
                .toList();
    }

    private static String line(Finding finding) {
        return finding.place().range().startLine() + " " + finding.rule() + " " + finding.confidence();
    }
}
