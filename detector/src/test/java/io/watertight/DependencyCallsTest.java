// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which code of the class path a virtual call can run: what objects are made of, here and there. */
class DependencyCallsTest {
    private static final String SINK = """
            public interface Sink {
                void use(InputStream in) throws IOException;
            }
            """;
    private static final String CLOSING = """
            public class Closing implements Sink {
                public void use(InputStream in) throws IOException { in.close(); }
            }
            """;
    private static final String READING = """
            public class Reading implements Sink {
                public void use(InputStream in) throws IOException { in.read(); }
            }
            """;
    private static final String SINKS = """
            public class Sinks {
                public static Sink make() { return new Closing(); }
            }
            """;

    @TempDir
    Path work;

    @Test
    void of_an_interface_those_implementations_count_that_are_made() throws IOException {
        WithLibrary.of(work, """
                        void m(File file, Sink sink) throws IOException { sink.use(new FileInputStream(file)); }
                        Sink make() { return new Closing(); }
                        """, SINK, CLOSING, READING).check();
    }

    @Test
    void an_implementation_may_be_made_inside_the_library() throws IOException {
        WithLibrary.of(work, """
                void m(File file) throws IOException {
                    Sink sink = Sinks.make();
                    sink.use(new FileInputStream(file));
                }
                """, SINK, CLOSING, READING, SINKS).check();
    }

    @Test
    void an_implementation_of_the_application_counts_like_one_of_the_library() throws IOException {
        WithLibrary.of(work, """
                        void m(File file, Sink sink) throws IOException { sink.use(new FileInputStream(file)); }
                        static class Own implements Sink {
                            public void use(InputStream in) throws IOException { in.close(); }
                        }
                        """, SINK, READING).check();
    }

    @Test
    void an_interface_that_nobody_implements_is_read_by_the_name_of_its_method() throws IOException {
        WithLibrary.of(work, """
                        void lent(File file, Sink sink) throws IOException {
                            sink.use(new FileInputStream(file)); // leak: ResourceNeverClosed
                        }
                        """, SINK, CLOSING).check();
    }

    @Test
    void a_class_between_two_others_is_no_gap() throws IOException {
        WithLibrary.of(
                        work,
                        """
                        void m(File file, Top top) throws IOException { top.use(new FileInputStream(file)); }
                        Top make() { return new Bottom(); }
                        static class Bottom extends Middle {}
                        """,
                        "public abstract class Top { public abstract void use(InputStream in) throws IOException; }",
                        """
                        public class Middle extends Top {
                            public void use(InputStream in) throws IOException { in.close(); }
                        }
                        """)
                .check();
    }

    @Test
    void a_method_that_is_there_to_be_overridden_says_nothing_of_those_that_override_it() throws IOException {
        WithLibrary.of(work, """
                        void emptyOne(File file, Handler handler) throws IOException {
                            handler.closeStream(new FileInputStream(file));
                        }
                        void throwingOne(File file, Handler handler) throws IOException {
                            handler.disposeStream(new FileInputStream(file));
                        }
                        void emptyForGood(File file) throws IOException {
                            Handler.closeNothing(new FileInputStream(file)); // leak: ResourceNeverClosed
                        }
                        """, """
                        public class Handler {
                            public void closeStream(InputStream in) {}
                            public void disposeStream(InputStream in) { throw new UnsupportedOperationException(); }
                            public static void closeNothing(InputStream in) {}
                        }
                        """).check();
    }

    @Test
    void a_method_that_can_be_overridden_and_does_little_is_believed() throws IOException {
        WithLibrary.of(work, """
                        int got(Holder holder) throws IOException { return holder.in().read(); }
                        int passed(Holder holder, InputStream in) throws IOException { return holder.same(in).read(); }
                        void kept(Holder holder, File file) throws IOException {
                            holder.look(new FileInputStream(file));
                        }
                        """, """
                        public class Holder {
                            private InputStream in;
                            public InputStream in() { return in; }
                            public InputStream same(InputStream other) { return other; }
                            public void look(InputStream other) { in = other; }
                            public void close() throws IOException { in.close(); }
                        }
                        """).check();
    }

    @Test
    void lambdas_inside_the_library_are_followed() throws IOException {
        WithLibrary.of(work, """
                        int lent(File file) throws IOException {
                            return Later.now(new FileInputStream(file)); // leak: ResourceNeverClosed
                        }
                        Runnable taken(File file) throws IOException { return Later.later(new FileInputStream(file)); }
                        """, """
                        public class Later {
                            public static int now(InputStream in) {
                                java.util.function.IntSupplier size = () -> in.hashCode();
                                return size.getAsInt();
                            }
                            public static Runnable later(InputStream in) {
                                return () -> {
                                    try {
                                        in.close();
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                };
                            }
                        }
                        """).check();
    }
}
