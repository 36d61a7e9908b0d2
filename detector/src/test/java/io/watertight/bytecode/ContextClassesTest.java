// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.CompiledSource;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Everything;
import io.watertight.ir.Interests;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.JdkIndex;
import io.watertight.program.MethodRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The class path and the JDK behind the analysed classes. */
class ContextClassesTest {
    @TempDir
    Path work;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void a_type_of_the_jdk_is_found_without_a_class_path() throws IOException {
        try (ContextClasses context = new ContextClasses(List.of(), JdkIndex.at(17), diagnostics::add)) {
            ClassDecl stream = context.find("java/io/FileInputStream").orElseThrow();
            assertEquals("java/io/InputStream", stream.superName());
            assertEquals("index", stream.origin());
            assertTrue(stream.method("getFD", "()Ljava/io/FileDescriptor;").isPresent());
            assertTrue(context.find("java/sql/Connection").isPresent(), "of a module beside java.base");
        }
    }

    @Test
    void a_class_that_is_nowhere_is_missing_and_no_diagnostic() throws IOException {
        try (ContextClasses context = new ContextClasses(List.of(), JdkIndex.at(17), diagnostics::add)) {
            assertTrue(context.find("no/such/Type").isEmpty());
            assertTrue(context.find("io/watertight/Watertight").isEmpty(), "the detector itself is no context");
        }
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void a_class_comes_from_a_folder_or_a_jar_of_the_class_path() throws IOException {
        Path folder = folderWith("package a; class InFolder {}");
        Path jar = jarOf("b/InJar", folderWith("package b; class InJar {}"));
        try (ContextClasses context = new ContextClasses(List.of(folder, jar), JdkIndex.at(17), diagnostics::add)) {
            assertEquals(folder.toString(), origin(context, "a/InFolder"));
            assertEquals(jar.toString(), origin(context, "b/InJar"));
        }
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void the_first_entry_that_has_a_class_hides_the_others_be_it_a_jar_or_a_folder() throws IOException {
        Path folder = folderWith("package b; class InJar {}");
        Path jar = jarOf("b/InJar", folder);
        try (ContextClasses context = new ContextClasses(List.of(jar, folder), JdkIndex.at(17), diagnostics::add)) {
            assertEquals(jar.toString(), origin(context, "b/InJar"));
        }
        try (ContextClasses context = new ContextClasses(List.of(folder, jar), JdkIndex.at(17), diagnostics::add)) {
            assertEquals(folder.toString(), origin(context, "b/InJar"));
        }
    }

    @Test
    void the_code_of_a_dependency_is_read_from_where_its_header_came_from() throws IOException {
        Path folder = folderWith("package b; class InJar { int m() { return 1; } }");
        for (Path entry : List.of(folder, jarOf("b/InJar", folder))) {
            try (ContextClasses context = new ContextClasses(List.of(entry), JdkIndex.at(17), diagnostics::add)) {
                ClassDecl decl = context.find("b/InJar").orElseThrow();
                assertTrue(context.isDependency(decl));
                ProgramCode.Builder code = new ProgramCode.Builder();
                MethodRef wanted = new MethodRef("b/InJar", "m", "()I");
                context.classFile(decl, diagnostics::add)
                        .orElseThrow()
                        .lower(Set.of(wanted), Interests.only(new Everything()), code, diagnostics::add);
                assertEquals(Set.of(wanted), code.build().bodies().keySet(), "without the constructor");
            }
        }
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void a_class_of_a_package_that_the_jdk_has_too_is_no_dependency() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "javax/naming/Context", null, "java/lang/Object", null);
        Path folder = Files.createDirectories(work.resolve("old/javax/naming"));
        Files.write(folder.resolve("Context.class"), writer.toByteArray());
        try (ContextClasses context =
                new ContextClasses(List.of(work.resolve("old")), JdkIndex.at(17), diagnostics::add)) {
            assertFalse(
                    context.isDependency(context.find("javax/naming/Context").orElseThrow()));
            assertFalse(
                    context.isDependency(context.find("java/io/FileInputStream").orElseThrow()));
        }
    }

    @Test
    void a_class_that_was_found_is_read_once() throws IOException {
        Path folder = folderWith("class Once {}");
        try (ContextClasses context = new ContextClasses(List.of(folder), JdkIndex.at(17), diagnostics::add)) {
            ClassDecl first = context.find("Once").orElseThrow();
            Files.delete(folder.resolve("Once.class"));
            assertSame(first, context.find("Once").orElseThrow());
        }
    }

    @Test
    void a_broken_jar_of_the_class_path_is_named_and_the_rest_is_used() throws IOException {
        Path broken = Files.writeString(work.resolve("broken.jar"), "PK but no jar");
        Path folder = folderWith("class Whole {}");
        try (ContextClasses context = new ContextClasses(List.of(broken, folder), JdkIndex.at(17), diagnostics::add)) {
            assertEquals(folder.toString(), origin(context, "Whole"));
        }
        assertEquals(1, diagnostics.size());
        assertEquals(broken.toString(), diagnostics.get(0).subject());
        assertTrue(diagnostics.get(0).problem().contains("cannot be opened"));
    }

    @Test
    void a_missing_entry_of_the_class_path_is_named() throws IOException {
        Path gone = work.resolve("gone.jar");
        try (ContextClasses context = new ContextClasses(List.of(gone), JdkIndex.at(17), diagnostics::add)) {
            assertTrue(context.find("a/A").isEmpty());
        }
        assertEquals(gone.toString(), diagnostics.get(0).subject());
        assertEquals("name an existing jar or class folder", diagnostics.get(0).remedy());
    }

    @Test
    void a_damaged_class_of_the_class_path_counts_as_missing() throws IOException {
        Path folder = folderWith("class Half {}");
        Files.write(folder.resolve("Half.class"), new byte[] {1, 2, 3});
        try (ContextClasses context = new ContextClasses(List.of(folder), JdkIndex.at(17), diagnostics::add)) {
            assertTrue(context.find("Half").isEmpty());
        }
    }

    @Test
    void jars_are_closed_with_the_context() throws IOException {
        Path jar = jarOf("b/InJar", folderWith("package b; class InJar {}"));
        ContextClasses context = new ContextClasses(List.of(jar), JdkIndex.at(17), diagnostics::add);
        context.close();
        assertThrows(IllegalStateException.class, () -> context.find("b/InJar"));
    }

    private static String origin(ContextClasses context, String name) {
        return context.find(name).orElseThrow().origin();
    }

    private Path folderWith(String source) {
        return CompiledSource.of(work, source.replace("; class", ";\nclass")).classes();
    }

    private Path jarOf(String name, Path folder) throws IOException {
        Path jar = Files.createTempFile(work, "context", ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(name + ".class"));
            out.write(Files.readAllBytes(folder.resolve(name + ".class")));
            out.closeEntry();
        }
        return jar;
    }
}
