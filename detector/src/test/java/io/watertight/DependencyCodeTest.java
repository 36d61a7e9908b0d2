// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ClassFiles;
import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.JdkIndex;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import io.watertight.source.SourceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

/** Calls into the class path are judged by the code that lies there; names count where there is none. */
class DependencyCodeTest {
    private static final String TOOLS = """
            public class Tools {
                public static void use(InputStream in) throws IOException { try { in.read(); } finally { in.close(); } }
                public static void closeSoon(InputStream in) throws IOException { in.read(); }
                public static void done(Closeable... all) throws IOException {
                    for (Closeable one : all) {
                        if (one != null) {
                            one.close();
                        }
                    }
                }
            }
            """;

    /** The instruction that loads the first argument of a static method (JVMS 6.5); ASM knows it as a form of another. */
    private static final int ALOAD_0 = 42;

    @TempDir
    Path work;

    @Test
    void a_helper_that_closes_discharges_and_one_that_only_reads_does_not() throws IOException {
        WithLibrary.of(work, """
                void closed(File file) throws IOException { Tools.use(new FileInputStream(file)); }
                void closedAsOneOfMany(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    try {
                        in.read();
                    } finally {
                        Tools.done(null, in);
                    }
                }
                void open(File file) throws IOException {
                    Tools.closeSoon(new FileInputStream(file)); // leak: ResourceNeverClosed
                }
                """, TOOLS).check();
    }

    @Test
    void what_the_code_shows_is_sure() throws IOException {
        WithLibrary program = WithLibrary.of(
                work, "void m(File file) throws IOException { Tools.closeSoon(new FileInputStream(file)); }", TOOLS);

        AnalysisReport report = program.analyze(List.of(program.library()), List.of());
        assertEquals(Confidence.HIGH, report.findings().get(0).confidence());
    }

    @Test
    void a_factory_makes_its_callers_owners_however_deep_it_opens() throws IOException {
        WithLibrary.of(work, """
                        int leaks(File file) throws IOException {
                            return Factory.make(file).read(); // leak: ResourceNeverClosed
                        }
                        int closes(File file) throws IOException {
                            try (InputStream in = Factory.make(file)) {
                                return in.read();
                            }
                        }
                        int shares() throws IOException { return Factory.shared(null).read(); }
                        """, """
                        public class Factory {
                            private static InputStream kept;
                            public static InputStream make(File file) throws IOException { return new Opener().open(file); }
                            public static InputStream shared(File file) throws IOException {
                                if (kept == null) {
                                    kept = make(file);
                                }
                                return kept;
                            }
                        }
                        """, """
                        class Opener {
                            InputStream open(File file) throws IOException { return opened(file); }
                            private static InputStream opened(File file) throws IOException {
                                return new FileInputStream(file);
                            }
                        }
                        """).check();
    }

    @Test
    void a_wrapper_answers_for_what_it_wraps() throws IOException {
        WithLibrary.of(work, """
                        void closed(File file) throws IOException {
                            try (Lines lines = Lines.of(new FileInputStream(file))) {
                                lines.next();
                            }
                        }
                        void open(File file) throws IOException {
                            Lines.of(new FileInputStream(file)).next(); // leak: ResourceNeverClosed
                        }
                        """, """
                        public class Lines implements Closeable {
                            private final InputStream in;
                            private Lines(InputStream in) { this.in = in; }
                            public static Lines of(InputStream in) { return new Lines(in); }
                            public int next() throws IOException { return in.read(); }
                            public void close() throws IOException { in.close(); }
                        }
                        """).check();
    }

    @Test
    void a_closeable_that_acquires_is_a_resource_and_one_that_holds_nothing_is_none() throws IOException {
        WithLibrary.of(work, """
                        int holding(File file) throws IOException {
                            return new Log(file).size(); // leak: ResourceNeverClosed
                        }
                        int empty() { return new Scope().size(); }
                        """, """
                        public class Log implements AutoCloseable {
                            private final RandomAccessFile file;
                            public Log(File file) throws IOException { this.file = new RandomAccessFile(file, "r"); }
                            public int size() throws IOException { return (int) file.length(); }
                            public void close() throws IOException { file.close(); }
                        }
                        """, """
                        public class Scope implements AutoCloseable {
                            private final List<String> names = new ArrayList<>();
                            public int size() { return names.size(); }
                            public void close() { names.clear(); }
                        }
                        """).check();
    }

    @Test
    void a_library_is_not_reported_on() throws IOException {
        WithLibrary.of(
                        work,
                        "public int m(File file, String name) throws IOException { return Leaky.first(file, name); }",
                        """
                        public class Leaky {
                            private static final Map<String, String> SEEN = new HashMap<>();
                            private InputStream kept;
                            public static int first(File file, String name) throws IOException {
                                SEEN.put(name, name);
                                return new FileInputStream(file).read();
                            }
                            public void keep(File file) throws IOException { kept = new FileInputStream(file); }
                        }
                        """)
                .check();
    }

    @Test
    void what_a_parser_keeps_and_nobody_closes_is_still_owed() throws IOException {
        WithLibrary.of(work, """
                        int forgotten(File file) throws IOException {
                            return new Parser(new FileInputStream(file)).next(); // leak: ResourceNeverClosed
                        }
                        int ended(File file) throws IOException {
                            return new EndingParser(new FileInputStream(file)).next();
                        }
                        """, """
                        public class Parser {
                            private final InputStream in;
                            public Parser(InputStream in) { this.in = in; }
                            public int next() throws IOException { return in.read(); }
                        }
                        """, """
                        public class EndingParser {
                            private final InputStream in;
                            public EndingParser(InputStream in) { this.in = in; }
                            public int next() throws IOException { return new End().next(); }
                            private class End {
                                int next() throws IOException {
                                    int next = in.read();
                                    if (next < 0) {
                                        in.close();
                                    }
                                    return next;
                                }
                            }
                        }
                        """).check();
    }

    @Test
    void a_knowledge_line_overrules_the_code() throws IOException {
        WithLibrary program = WithLibrary.of(work, """
                void lent(File file) throws IOException {
                    Tools.use(new FileInputStream(file)); // leak: ResourceNeverClosed
                }
                void taken(File file) throws IOException { Tools.closeSoon(new FileInputStream(file)); }
                """, TOOLS);
        Path facts = Files.writeString(work.resolve("lib.facts"), """
                borrows lib/Tools.use(Ljava/io/InputStream;)V arg0
                takes-ownership lib/Tools.closeSoon(Ljava/io/InputStream;)V arg0
                """);

        program.check(program.analyze(List.of(program.library()), List.of(facts)));
    }

    @Test
    void of_two_classes_of_one_name_the_first_on_the_class_path_counts_be_it_in_a_jar_or_a_folder() throws IOException {
        String lent = "void m(File file) throws IOException { Tools.use(new FileInputStream(file)); }";
        WithLibrary closing = WithLibrary.of(work, lent, TOOLS);
        WithLibrary reading = WithLibrary.of(work, lent, TOOLS.replace("in.close();", ""));
        List<Path> readingFirst = List.of(reading.jar(), closing.library());

        assertEquals(
                List.of(),
                closing.analyze(List.of(closing.library(), reading.jar()), List.of())
                        .findings());
        assertEquals(1, closing.analyze(readingFirst, List.of()).findings().size());
    }

    @Test
    void the_order_of_the_class_path_does_not_matter_where_no_class_hides_another() throws IOException {
        WithLibrary program = WithLibrary.of(work, """
                void m(File file, Sink sink) throws IOException {
                    sink.use(new FileInputStream(file)); // leak: ResourceNeverClosed
                    new One();
                    new Two();
                }
                """, """
                public interface Sink {
                    void use(InputStream in) throws IOException;
                }
                """, """
                public class One implements Sink {
                    public void use(InputStream in) throws IOException { in.read(); }
                }
                """, """
                public class Two implements Sink {
                    public void use(InputStream in) throws IOException { in.skip(1); }
                }
                """);
        Path other = work.resolve("other");
        Files.createDirectories(other.resolve("lib"));
        Files.move(program.library().resolve("lib/Two.class"), other.resolve("lib/Two.class"));

        program.check(program.analyze(List.of(program.library(), other), List.of()));
        program.check(program.analyze(List.of(other, program.library()), List.of()));
    }

    @Test
    void code_that_is_damaged_is_said_and_its_callers_are_read_by_names() throws IOException {
        WithLibrary program = WithLibrary.of(
                work, "void m(File file) throws IOException { Tools.closeSoon(new FileInputStream(file)); }", TOOLS);
        Path tools = program.library().resolve("lib/Tools.class");
        Files.write(tools, withAnInvalidInstruction(Files.readAllBytes(tools)));

        AnalysisReport report = program.analyze(List.of(program.library()), List.of());
        assertEquals(List.of(), report.findings());
        assertEquals(
                List.of(tools + ": is damaged (IllegalArgumentException); compile it or fetch it again."),
                report.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    /** Where the code calls a method of its first argument, it now has an instruction that no release knows. */
    private static byte[] withAnInvalidInstruction(byte[] classFile) {
        byte[] damaged = classFile.clone();
        for (int i = 0; i + 1 < damaged.length; i++) {
            if (damaged[i] == ALOAD_0 && damaged[i + 1] == (byte) Opcodes.INVOKEVIRTUAL) {
                damaged[i] = (byte) 0xFE;
            }
        }
        return damaged;
    }

    @Test
    void what_exceeds_the_budget_is_said_and_read_by_its_name() throws IOException {
        WithLibrary program = WithLibrary.of(work, """
                void a(File file) throws IOException { Tools.closeSoon(new FileInputStream(file)); }
                void b(File file) throws IOException { Tools.use(new FileInputStream(file)); }
                """, TOOLS);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<ClassFile> files = ClassFiles.read(List.of(program.application()), diagnostics::add);
        Knowledge knowledge = Knowledge.load(List.of(), diagnostics::add);
        try (ContextClasses context =
                new ContextClasses(List.of(program.library()), JdkIndex.at(17), diagnostics::add)) {
            Program headers = new Program(files.stream().map(ClassFile::header).toList(), context);
            ProgramCode inputs = Lowering.of(files, SourceProgram.none(), headers, context, knowledge, diagnostics::add)
                    .code();
            assertEquals(List.of(), diagnostics);

            DependencyCode cut = new DependencyCode.Fetch(
                            headers, context, new ObligationInterest(headers, knowledge), diagnostics::add, 1)
                    .run(inputs);
            assertEquals(inputs.outlines().size() + 1, cut.code().outlines().size());
            assertEquals(1, diagnostics.size());
            assertTrue(diagnostics.get(0).toString().contains("more methods that the program can call"));
            MethodRef first = new MethodRef("lib/Tools", "closeSoon", "(Ljava/io/InputStream;)V");
            assertTrue(cut.program().hasCode(headers.declaration(first).orElseThrow()));
            MethodRef second = new MethodRef("lib/Tools", "use", "(Ljava/io/InputStream;)V");
            assertFalse(cut.program().hasCode(headers.declaration(second).orElseThrow()));
        }
    }
}
