// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.diagnostic.Diagnostic;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lists the source files below a root, sorted, without reading them. */
final class SourceListing {
    private static final String SUFFIX = ".java";

    private final Consumer<Diagnostic> diagnostics;

    SourceListing(Consumer<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The source files of a folder, a source jar, or the one source file that the root is. */
    List<SourceEntry> list(Path root) {
        List<SourceEntry> entries = new ArrayList<>();
        try {
            if (Files.isDirectory(root)) {
                Path start = root.toRealPath();
                Files.walkFileTree(start, new Walk(root, start, entries));
            } else if (!Files.exists(root)) {
                diagnostics.accept(Diagnostic.error(
                        root.toString(), "there is no such source folder or file", "correct the path"));
            } else if (root.toString().endsWith(SUFFIX)) {
                entries.add(new SourceEntry.InFolder(root, root.toFile().getName()));
            } else {
                listJar(root, entries);
            }
        } catch (IOException e) {
            diagnostics.accept(Diagnostic.warning(
                    root.toString(),
                    "it cannot be read as a source folder or source jar (" + e + ")",
                    "check the file and its permissions"));
        }
        entries.sort(Comparator.comparing(SourceEntry::relativePath));
        return entries;
    }

    private static void listJar(Path jar, List<SourceEntry> entries) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(SUFFIX))
                    .forEach(name -> entries.add(new SourceEntry.InJar(jar, name)));
        }
    }

    /** Collects files; leaves hidden folders such as those of version control out. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Path start;
        private final List<SourceEntry> entries;

        Walk(Path root, Path start, List<SourceEntry> entries) {
            this.root = root;
            this.start = start;
            this.entries = entries;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(start) && folder.toFile().getName().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(SUFFIX)) {
                Path relative = start.relativize(file);
                entries.add(new SourceEntry.InFolder(
                        root.resolve(relative), relative.toString().replace(File.separatorChar, '/')));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            diagnostics.accept(
                    Diagnostic.warning(file.toString(), "it cannot be read (" + e + ")", "check its permissions"));
            return FileVisitResult.CONTINUE;
        }
    }
}
