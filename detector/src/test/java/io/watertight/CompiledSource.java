// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.fixtures.compiler.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java source written in a test and compiled by javac in this process, for tests that look at classes and reports.
 *
 * @param sources the source root
 * @param classes the folder of the class files
 * @param libraries the jars that the source uses
 */
public record CompiledSource(Path sources, Path classes, List<Path> libraries) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|interface|enum|record) (\\w+)");

    /** Compiles the texts, one file each, named after the first type in it. */
    public static CompiledSource of(Path work, String... texts) {
        return with(List.of(), work, texts);
    }

    /** As above, for texts that use libraries. */
    public static CompiledSource with(List<Path> libraries, Path work, String... texts) {
        try {
            Path folder = Files.createTempDirectory(work, "compiled-");
            CompiledSource compiled = new CompiledSource(
                    Files.createDirectory(folder.resolve("sources")),
                    Files.createDirectory(folder.resolve("classes")),
                    libraries);
            List<Path> files = new ArrayList<>();
            for (String text : texts) {
                Path file = compiled.sources.resolve(path(text));
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, text));
            }
            String complaint = Compiler.javac(17).compile(files, libraries, compiled.classes);
            if (!complaint.isBlank()) {
                throw new IllegalArgumentException(complaint);
            }
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String text) {
        Matcher clause = PACKAGE.matcher(text);
        String folder = clause.find() ? clause.group(1).replace('.', '/') + "/" : "";
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in: " + text);
        }
        return folder + type.group(1) + ".java";
    }

    /** What the facade makes of it, sources included. */
    public AnalysisReport analyze() {
        return Watertight.analyze(new AnalysisRequest(List.of(classes), List.of(sources), libraries, List.of()));
    }
}
