// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
    @TempDir
    private Path folder;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void finds_a_file_below_a_package_root() throws IOException {
        Path file = write("src/main/java/a/b/C.java", "package a.b; class C {}");

        assertEquals(Optional.of(file.toString()), find("a/b/C.java", folder.resolve("src/main/java")));
    }

    @Test
    void finds_a_file_when_the_root_is_the_project_folder() throws IOException {
        write("other/src/main/java/x/C.java", "package x; class C {}");
        Path file = write("src/main/java/a/b/C.java", "package a.b; class C {}");

        assertEquals(Optional.of(file.toString()), find("a/b/C.java", folder));
    }

    @Test
    void finds_a_file_when_the_root_is_inside_the_package() throws IOException {
        Path file = write("src/a/b/C.java", "/* package x; */ @Deprecated\npackage a . b; class C {}");

        assertEquals(Optional.of(file.toString()), find("a/b/C.java", folder.resolve("src/a/b")));
    }

    @Test
    void finds_a_single_file_by_its_package() throws IOException {
        Path file = write("C.java", "package a.b; class C {}");

        assertEquals(Optional.of(file.toString()), find("a/b/C.java", file));
        assertEquals(Optional.empty(), find("a/x/C.java", file));
    }

    @Test
    void finds_a_file_of_the_unnamed_package_only_where_no_package_is_declared() throws IOException {
        write("a/C.java", "package a; class C {}");

        assertEquals(Optional.empty(), find("C.java", folder.resolve("a")));
        Path file = write("C.java", "class C { String s = \"package a;\"; }");
        assertEquals(Optional.of(file.toString()), find("C.java", folder));
    }

    @Test
    void finds_a_file_in_a_source_jar() throws IOException {
        Path jar = folder.resolve("lib-sources.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("a/b/C.java"));
            out.write("package a.b;\nclass C {}".getBytes(StandardCharsets.UTF_8));
        }
        SourceIndex index = index(jar);

        assertEquals(Optional.of(jar + "!/a/b/C.java"), index.find("a/b/C.java").map(SourceFile::path));
        assertEquals(Optional.of("class C {}"), index.find("a/b/C.java").map(file -> file.lineText(2)));
    }

    @Test
    void takes_the_file_of_the_earlier_root() throws IOException {
        Path first = write("one/a/C.java", "package a; class C {}");
        write("two/a/C.java", "package a; class C {}");

        assertEquals(Optional.of(first.toString()), find("a/C.java", folder.resolve("one"), folder.resolve("two")));
    }

    @Test
    void says_so_when_several_files_fit() throws IOException {
        write("one/a/C.java", "package a; class C {}");
        write("two/a/C.java", "package a; class C {}");

        assertEquals(Optional.empty(), find("a/C.java", folder));
        assertEquals(1, diagnostics.size());
        assertTrue(diagnostics.get(0).problem().startsWith("2 source files fit"), diagnostics.toString());
    }

    @Test
    void reads_no_file_before_it_is_asked_for() throws IOException {
        write("a/Broken.java", "class Broken { \" }");

        index(folder).find("a/Other.java");

        assertEquals(List.of(), diagnostics);
    }

    @Test
    void lists_the_files_that_no_class_was_compiled_from() throws IOException {
        write("src/main/java/a/C.java", "package a; class C {}");
        Path uncompiled = write("src/main/java/a/D.java", "package a; class D {}");
        write("src/main/java/a/package-info.java", "package a;");

        assertEquals(
                List.of(uncompiled.toString()),
                index(folder.resolve("src/main/java")).filesWithoutClass(Set.of("a/C.java")));
        assertEquals(List.of(uncompiled.toString()), index(folder).filesWithoutClass(Set.of("a/C.java")));
    }

    @Test
    void a_missing_root_is_an_error_and_a_broken_jar_a_warning() throws IOException {
        Path jar = write("no.jar", "no jar");

        SourceIndex index = index(folder.resolve("misspelt"), jar);

        assertEquals(
                List.of(Severity.ERROR, Severity.WARNING),
                diagnostics.stream().map(Diagnostic::severity).toList());
        assertEquals(List.of(folder.resolve("misspelt"), jar), index.rootsWithoutSource());
    }

    private Optional<String> find(String sourcePath, Path... roots) {
        return index(roots).find(sourcePath).map(SourceFile::path);
    }

    private SourceIndex index(Path... roots) {
        return SourceIndex.of(List.of(roots), new SyntaxTrees(), Set.of(), diagnostics::add);
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
