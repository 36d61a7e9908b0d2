// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldNeverReleasedTest {
    @TempDir
    Path work;

    @Test
    void an_owner_that_forgets_one_of_two_fields() {
        check("""
                class Copier implements Closeable {
                    private final InputStream in;
                    private final OutputStream log;
                    Copier(InputStream in, File log) throws IOException {
                        this.in = in;
                        this.log = new FileOutputStream(log); // leak: FieldNeverReleased "not even the method that ends the object"
                    }
                    void copy() throws IOException {
                        log.write(in.read());
                    }
                    @Override
                    public void close() throws IOException {
                        in.close();
                    }
                }
                """);
    }

    @Test
    void an_owner_without_an_end() {
        check("""
                class Journal {
                    private Writer out;
                    void start(File file) throws IOException {
                        out = new FileWriter(file); // leak: FieldNeverReleased "is kept by every Journal"
                    }
                    void add(String line) throws IOException {
                        out.write(line);
                        out.flush();
                    }
                }
                """);
    }

    @Test
    void whoever_may_release_it_is_trusted() {
        check("""
                class Journal {
                    private Writer out;
                    private Reader in;
                    private Socket socket;
                    Writer open(File file) throws IOException {
                        out = new FileWriter(file);
                        in = new FileReader(file);
                        socket = new Socket("localhost", 1);
                        return out;
                    }
                    Runnable end() {
                        return () -> {
                            try {
                                socket.close();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        };
                    }
                    void give(java.util.function.Consumer<Reader> taker) {
                        taker.accept(in);
                    }
                }
                """);
    }

    private void check(String source) {
        FixtureHarness.suite(work)
                .check(Fixture.inline("Fixture.java", "import java.io.*;\nimport java.net.*;\n" + source));
    }
}
