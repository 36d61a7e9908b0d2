// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymlinkedRootTest {
    @Test
    void a_root_that_is_a_symbolic_link_keeps_its_name(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectories(folder.resolve("real/a"));
        Files.writeString(real.resolve("C.java"), "package a; class C {}");
        Path link = folder.resolve("link");
        assumeTrue(linked(link, folder.resolve("real")), "this file system has symbolic links");

        assertEquals(
                Optional.of(link.resolve("a/C.java").toString()),
                SourceIndex.of(List.of(link), new SyntaxTrees(), Set.of(), d -> {})
                        .find("a/C.java")
                        .map(SourceFile::path));
    }

    private static boolean linked(Path link, Path target) {
        try {
            return Files.exists(Files.createSymbolicLink(link, target));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
