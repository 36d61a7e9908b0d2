// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A class {@code App} that is analysed, and classes of the package {@code lib} that it finds on the class path.
 *
 * @param application the folder with the classes of the application
 * @param library the folder with the classes of the library
 * @param sources the source root of both
 */
record WithLibrary(Path application, Path library, Path sources) {
    private static final String HEAD = "import java.io.*; import java.util.*;\n";
    private static final String MARKER = "// leak: ";

    /**
     * Compiles both.
     *
     * @param members the members of {@code App}; a line that leaks ends in a marker with the rule
     * @param types the types of the library, each without its package and imports
     */
    static WithLibrary of(Path work, String members, String... types) throws IOException {
        List<String> texts = new ArrayList<>(
                List.of(HEAD.replace("\n", " import lib.*;\n") + "public class App {\n" + members + "}\n"));
        for (String type : types) {
            texts.add("package lib; " + HEAD + type);
        }
        CompiledSource compiled = CompiledSource.of(work, texts.toArray(String[]::new));
        Path library = Files.createTempDirectory(work, "library-");
        Files.move(compiled.classes().resolve("lib"), library.resolve("lib"));
        return new WithLibrary(compiled.classes(), library, compiled.sources());
    }

    /** The library as a jar. */
    Path jar() throws IOException {
        Path jar = Files.createTempFile(library.getParent(), "library", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> classes = Files.list(library.resolve("lib"))) {
            for (Path type : classes.sorted().toList()) {
                zip.putNextEntry(new ZipEntry("lib/" + type.getFileName()));
                zip.write(Files.readAllBytes(type));
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** What is reported of the application alone. */
    AnalysisReport analyze(List<Path> classPath, List<Path> knowledge) {
        return Watertight.analyze(new AnalysisRequest(List.of(application), List.of(sources), classPath, knowledge));
    }

    /** Checks that the marked lines of the application are reported and nothing else, with the library in both forms. */
    void check() throws IOException {
        check(analyze(List.of(library), List.of()));
        check(analyze(List.of(jar()), List.of()));
    }

    /** As above, for a report that was made otherwise. */
    void check(AnalysisReport report) throws IOException {
        assertEquals(List.of(), report.diagnostics());
        assertEquals(String.join("\n", marked()), String.join("\n", reported(report)), report::toString);
    }

    private List<String> marked() throws IOException {
        List<String> marked = new ArrayList<>();
        List<String> lines = Files.readAllLines(sources.resolve("App.java"));
        for (int i = 0; i < lines.size(); i++) {
            int marker = lines.get(i).indexOf(MARKER);
            if (marker >= 0) {
                marked.add("App.java:" + (i + 1) + " " + lines.get(i).substring(marker + MARKER.length()));
            }
        }
        return marked;
    }

    private static List<String> reported(AnalysisReport report) {
        return report.findings().stream()
                .map(finding -> Path.of(finding.place().file()).getFileName() + ":"
                        + finding.place().range().startLine() + " " + finding.rule())
                .toList();
    }
}
