// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.program.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the class files of jars and folders; what cannot be read becomes a diagnostic and the rest is read. */
public final class ClassFiles {
    private static final String SUFFIX = ".class";

    private final Consumer<Diagnostic> diagnostics;
    private final Symbols symbols = new Symbols();
    private final List<ClassFile> found = new ArrayList<>();

    private ClassFiles(Consumer<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The readable classes of the inputs (jars, class folders, single class files), in the order of the inputs. */
    public static List<ClassFile> read(List<Path> inputs, Consumer<Diagnostic> diagnostics) {
        ClassFiles files = new ClassFiles(diagnostics);
        inputs.forEach(files::readInput);
        return List.copyOf(files.found);
    }

    private void readInput(Path input) {
        if (Files.isDirectory(input)) {
            readFolder(input);
        } else if (input.toString().endsWith(SUFFIX)) {
            readFile(input, input);
        } else {
            readJar(input);
        }
    }

    private void readFolder(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Path root = throughLink(folder);
            Files.walkFileTree(root, new ClassFileCollector(root.resolve("META-INF"), files, diagnostics));
        } catch (IOException e) {
            diagnostics.accept(Diagnostic.warning(
                    folder.toString(), "cannot be listed (" + e + ")", "check that the folder may be read"));
        }
        files.stream().sorted().forEach(file -> readFile(folder, file));
    }

    /** The folder that is walked: a walk does not follow a link, not even the one it starts at. */
    private static Path throughLink(Path folder) throws IOException {
        return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
    }

    private void readFile(Path input, Path file) {
        try {
            add(file.toString(), input, Files.readAllBytes(file));
        } catch (IOException e) {
            diagnostics.accept(
                    Diagnostic.warning(file.toString(), "cannot be read (" + e + ")", "check its permissions"));
        }
    }

    private void readJar(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            boolean holdsClasses = false;
            int nested = 0;
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                holdsClasses |= entry.getName().endsWith(SUFFIX);
                nested += entry.getName().endsWith(".jar") ? 1 : 0;
                if (isClass(entry.getName())) {
                    readEntry(jar, zip, entry);
                }
            }
            if (holdsClasses && nested > 0) {
                diagnostics.accept(Diagnostic.warning(
                        jar.toString(),
                        "holds jars (" + nested + ") that were not looked into",
                        "unpack it and name them too, or put them on the class path"));
            }
            if (!holdsClasses) {
                diagnostics.accept(Diagnostic.warning(
                        jar.toString(),
                        "holds no classes",
                        "name a jar with classes; jars inside a jar must be unpacked, and sources named as such"));
            }
        } catch (ZipException e) {
            diagnostics.accept(Diagnostic.warning(
                    jar.toString(),
                    "is no jar (" + e.getMessage() + ")",
                    "name a jar, a class folder or a source folder"));
        } catch (IOException e) {
            diagnostics.accept(
                    Diagnostic.warning(jar.toString(), "cannot be read (" + e + ")", "check that the file is whole"));
        }
    }

    private void readEntry(Path jar, ZipFile zip, ZipEntry entry) {
        String subject = jar + "!" + entry.getName();
        try (InputStream in = zip.getInputStream(entry)) {
            add(subject, jar, in.readAllBytes());
        } catch (IOException e) {
            diagnostics.accept(Diagnostic.warning(
                    subject, "cannot be unpacked (" + e.getMessage() + ")", "build or download the jar again"));
        }
    }

    private void add(String subject, Path input, byte[] bytes) {
        ClassFile.parse(subject, input.toString(), bytes, symbols, diagnostics).ifPresent(found::add);
    }

    /** Whether a jar entry is a class of the base version: no module descriptor, no multi-release variant. */
    static boolean isClass(String name) {
        return name.endsWith(SUFFIX) && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
    }

    /**
     * Collects class files below a folder and reports the folders that may not be entered. As in a jar, variants for later
     * releases do not count.
     */
    private static final class ClassFileCollector extends SimpleFileVisitor<Path> {
        private final Path variants;
        private final List<Path> files;
        private final Consumer<Diagnostic> diagnostics;

        ClassFileCollector(Path variants, List<Path> files, Consumer<Diagnostic> diagnostics) {
            this.variants = variants;
            this.files = files;
            this.diagnostics = diagnostics;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(variants) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX) && !name.equals("module-info.class")) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            diagnostics.accept(Diagnostic.warning(
                    file.toString(), "cannot be read (" + problem + ")", "check that it may be read"));
            return FileVisitResult.CONTINUE;
        }
    }
}
