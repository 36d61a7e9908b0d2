// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The inputs of a request, sorted by what they are.
 *
 * @param classes jars and folders with class files
 * @param sources source folders, files and jars: those of the request, then those among its inputs
 * @param analysedSources those among its inputs
 */
record Inputs(List<Path> classes, List<Path> sources, List<Path> analysedSources) {

    /** Sorts the inputs; what does not exist or holds neither classes nor sources becomes a diagnostic. */
    static Inputs sort(AnalysisRequest request, Consumer<Diagnostic> diagnostics) {
        List<Path> classes = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        List<Path> beside = new ArrayList<>(); // folders in which sources lie beside their classes
        for (Path input : request.inputs()) {
            if (!Files.exists(input)) {
                diagnostics.accept(Diagnostic.error(
                        input.toString(), "does not exist", "name an existing jar, class folder or source folder"));
            } else if (!Files.isReadable(input)) {
                diagnostics.accept(
                        Diagnostic.error(input.toString(), "may not be read", "change its permissions or its owner"));
            } else if (isSource(input)) {
                sources.add(input);
            } else if (Files.isDirectory(input) && !holds(input, ".class", true)) {
                diagnostics.accept(Diagnostic.warning(
                        input.toString(),
                        "holds neither classes nor sources",
                        "compile first, or name another folder"));
            } else {
                classes.add(input);
                if (Files.isDirectory(input) && holds(input, ".java", false)) {
                    beside.add(input);
                }
            }
        }
        List<Path> all = new ArrayList<>(request.sources());
        all.addAll(sources);
        all.addAll(beside);
        return new Inputs(classes, all, sources);
    }

    private static boolean isSource(Path input) {
        String name = input.getFileName() == null ? "" : input.getFileName().toString();
        if (!Files.isDirectory(input)) {
            return name.endsWith(".java") || name.endsWith("-sources.jar") || isSourceJar(input);
        }
        return holds(input, ".java", false) && !holds(input, ".class", false);
    }

    private static boolean isSourceJar(Path input) {
        try (ZipFile jar = new ZipFile(input.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            return names.stream().anyMatch(name -> name.endsWith(".java"))
                    && names.stream().noneMatch(name -> name.endsWith(".class"));
        } catch (IOException | UncheckedIOException e) {
            return false; // reported when its classes are read
        }
    }

    /** Whether a file of this kind lies in the folder; {@code unread} when the folder could not be read in full. */
    private static boolean holds(Path folder, String suffix, boolean unread) {
        try (Stream<Path> files = Files.walk(folder.toRealPath())) {
            return files.anyMatch(file -> file.toString().endsWith(suffix));
        } catch (IOException | UncheckedIOException e) {
            return unread; // reported when the folder is read
        }
    }
}
