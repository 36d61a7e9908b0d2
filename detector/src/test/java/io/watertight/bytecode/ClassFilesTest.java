// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.watertight.CompiledSource;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Everything;
import io.watertight.ir.Interests;
import io.watertight.ir.ProgramCode;
import io.watertight.program.Symbols;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Inputs of every kind: what can be read is read, and what cannot is named with a way out. */
class ClassFilesTest {
    private static final int MAJOR_VERSION = 6;
    private static final int FIRST_CONSTANT = 10;
    private static final short FAR_FUTURE = 999;

    @TempDir
    Path work;

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Path classes;
    private byte[] good;

    @BeforeEach
    void compile() throws IOException {
        classes = CompiledSource.of(work, "class Good { int twice(int n) { return n + n; } }")
                .classes();
        good = Files.readAllBytes(classes.resolve("Good.class"));
    }

    @Test
    void classes_come_from_folders_jars_and_single_files_in_the_order_of_the_inputs() throws IOException {
        Path folder = Files.createDirectories(work.resolve("folder/b"));
        Files.write(folder.resolve("B.class"), named("b/B"));
        Files.write(folder.resolve("A.class"), named("b/A"));
        Path jar = jar("z/Z.class", named("z/Z"));

        assertEquals(
                List.of("z/Z", "b/A", "b/B", "Good"), read(jar, work.resolve("folder"), classes.resolve("Good.class")));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void each_class_says_from_which_input_it_came() throws IOException {
        Path jar = jar("z/Z.class", named("z/Z"));

        assertEquals(
                List.of(jar.toString(), classes.toString()),
                ClassFiles.read(List.of(jar, classes), diagnostics::add).stream()
                        .map(file -> file.header().origin())
                        .toList());
    }

    @Test
    void a_truncated_class_is_named_and_the_rest_is_read() throws IOException {
        Files.write(classes.resolve("Half.class"), Arrays.copyOf(good, good.length / 2));

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Half.class", "is damaged", "compile it or fetch it again");
    }

    @Test
    void a_class_without_a_byte_is_damaged() throws IOException {
        Files.write(classes.resolve("Empty.class"), new byte[0]);

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Empty.class", "is damaged", "compile it or fetch it again");
    }

    @Test
    void every_truncation_of_a_class_ends_in_a_class_or_a_diagnostic() {
        for (int length = 0; length < good.length; length++) {
            List<Diagnostic> said = new ArrayList<>();
            byte[] truncated = Arrays.copyOf(good, length);
            boolean isRead = ClassFile.parse("Cut.class", "here", truncated, new Symbols(), said::add)
                    .map(file -> {
                        file.lower(Interests.only(new Everything()), new ProgramCode.Builder(), said::add);
                        return true;
                    })
                    .orElse(false);
            assertTrue(isRead || said.size() == 1, "cut to " + length + ": " + said);
        }
    }

    @Test
    void a_class_of_a_version_to_come_is_told_from_a_damaged_one() throws IOException {
        byte[] newer = good.clone();
        ByteBuffer.wrap(newer).putShort(MAJOR_VERSION, FAR_FUTURE);
        Files.write(classes.resolve("Newer.class"), newer);

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Newer.class", "is of a class file version that cannot be read yet", "for an earlier release");
    }

    @Test
    void a_text_that_is_called_a_class_is_damaged() throws IOException {
        Files.writeString(classes.resolve("Text.class"), "this is text, and no class");

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Text.class", "is damaged", "compile it or fetch it again");
    }

    @Test
    void a_class_with_a_constant_of_no_known_kind_is_damaged() throws IOException {
        byte[] odd = good.clone();
        odd[FIRST_CONSTANT] = 99;
        Files.write(classes.resolve("Odd.class"), odd);

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Odd.class", "is damaged", "compile it or fetch it again");
    }

    @Test
    void a_folder_that_is_a_link_is_read() throws IOException {
        assertEquals(List.of("Good"), read(Files.createSymbolicLink(work.resolve("link"), classes)));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void a_jar_without_classes_is_named() throws IOException {
        Path outer = jar("lib/inner.jar", Files.readAllBytes(jar("z/Z.class", named("z/Z"))));

        assertEquals(List.of("Good"), read(outer, classes));
        assertComplains(outer.toString(), "holds no classes", "jars inside a jar must be unpacked");
    }

    @Test
    void jars_beside_the_classes_of_a_jar_are_named() throws IOException {
        Path jar = Files.createTempFile(work, "boot", ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "z/Z.class", named("z/Z"));
            put(out, "BOOT-INF/lib/inner.jar", new byte[0]);
        }

        assertEquals(List.of("z/Z"), read(jar));
        assertComplains(jar.toString(), "holds jars (1) that were not looked into", "unpack it");
    }

    @Test
    void a_module_descriptor_is_no_class_to_analyse() throws IOException {
        ClassWriter module = new ClassWriter(0);
        module.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        module.visitModule("m", 0, null).visitEnd();
        Files.write(classes.resolve("module-info.class"), module.toByteArray());
        Path jar = jar("module-info.class", module.toByteArray());

        assertEquals(List.of("Good"), read(classes, jar));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void variants_for_later_releases_in_a_jar_are_left_out() throws IOException {
        Path jar = jar("META-INF/versions/21/Good.class", good);

        assertEquals(List.of(), read(jar));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void variants_for_later_releases_in_a_folder_are_left_out() throws IOException {
        Path later = classes.resolve("META-INF/versions/21/a");
        Files.createDirectories(later);
        Files.write(later.resolve("Later.class"), named("a/Later"));

        assertEquals(List.of("Good"), read(classes));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void a_file_that_is_no_jar_is_named_and_the_rest_is_read() throws IOException {
        Path text = Files.writeString(work.resolve("notes.jar"), "no jar at all");

        assertEquals(List.of("Good"), read(text, classes));
        assertComplains("notes.jar", "is no jar", "name a jar, a class folder or a source folder");
    }

    @Test
    void a_broken_entry_of_a_jar_is_named_and_the_others_are_read() throws IOException {
        Path jar = work.resolve("broken.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "a/First.class", named("a/First"));
            put(out, "a/Second.class", named("a/Second"));
            put(out, "a/Third.class", named("a/Third"));
        }
        byte[] bytes = Files.readAllBytes(jar);
        int name = indexOf(bytes, "a/Second.class");
        int deflated = name + "a/Second.class".length();
        Arrays.fill(bytes, deflated, deflated + 20, (byte) 0xFF);
        Files.write(jar, bytes);

        assertEquals(List.of("a/First", "a/Third"), read(jar));
        assertComplains("broken.jar!a/Second.class", "cannot be unpacked", "build or download the jar again");
    }

    @Test
    void a_damaged_class_in_a_jar_is_named_with_its_jar() throws IOException {
        Path jar = jar("a/Half.class", Arrays.copyOf(good, good.length / 2));

        assertEquals(List.of(), read(jar));
        assertComplains(jar + "!a/Half.class", "is damaged", "compile it or fetch it again");
    }

    @Test
    void a_missing_file_is_named() {
        assertEquals(List.of(), read(work.resolve("gone.jar")));
        assertComplains("gone.jar", "cannot be read", "check that the file is whole");
    }

    @Test
    void a_file_that_may_not_be_read_is_named_and_the_rest_is_read() throws IOException {
        Path secret = Files.write(classes.resolve("Secret.class"), named("Secret"));
        assumeFalse(!secret.toFile().setReadable(false) || Files.isReadable(secret), "this user may read everything");

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Secret.class", "cannot be read", "check its permissions");
    }

    @Test
    void a_link_that_leads_nowhere_is_named_and_the_rest_is_read() throws IOException {
        Files.createSymbolicLink(classes.resolve("Gone.class"), work.resolve("nowhere"));

        assertEquals(List.of("Good"), read(classes));
        assertComplains("Gone.class", "cannot be read", "check its permissions");
    }

    @Test
    void a_method_that_cannot_be_lowered_costs_only_itself() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC, "C", null, "java/lang/Object", null);
        write(writer, "broken", Opcodes.POP);
        write(writer, "whole", Opcodes.NOP);
        ProgramCode.Builder code = new ProgramCode.Builder();
        ClassFile.parse("C.class", "here", writer.toByteArray(), new Symbols(), diagnostics::add)
                .orElseThrow()
                .lower(Interests.only(new Everything()), code, diagnostics::add);

        assertEquals(
                List.of("C.whole()V"),
                code.build().bodies().keySet().stream().map(Object::toString).toList());
        assertComplains("C.class C.broken()V", "is damaged", "compile it or fetch it again");
    }

    private static void write(ClassWriter writer, String method, int opcode) {
        var body = writer.visitMethod(Opcodes.ACC_STATIC, method, "()V", null, null);
        body.visitCode();
        body.visitInsn(opcode);
        body.visitInsn(Opcodes.RETURN);
        body.visitMaxs(1, 1);
        body.visitEnd();
    }

    private List<String> read(Path... inputs) {
        return ClassFiles.read(List.of(inputs), diagnostics::add).stream()
                .map(file -> file.header().name())
                .toList();
    }

    private void assertComplains(String subject, String problem, String remedy) {
        assertEquals(1, diagnostics.size(), diagnostics::toString);
        Diagnostic said = diagnostics.get(0);
        assertTrue(said.subject().endsWith(subject), said::toString);
        assertTrue(said.problem().contains(problem), said::toString);
        assertTrue(said.remedy().contains(remedy), said::toString);
        assertFalse(said.problem().contains("null"), said::toString);
    }

    private Path jar(String entry, byte[] content) throws IOException {
        Path jar = Files.createTempFile(work, "made", ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, entry, content);
        }
        return jar;
    }

    private static void put(ZipOutputStream out, String entry, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(entry));
        out.write(content);
        out.closeEntry();
    }

    private static byte[] named(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
