// SPDX-License-Identifier: Apache-2.0
package io.watertight.alone;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Analyses each Java file of a folder as a program of its own, in one virtual machine: {@code .ci/jleaks} runs it. */
final class EachFileAlone {
    private EachFileAlone() {}

    /** Expects the folder, the file to write the findings to, one JSON object per line, and the one for the diagnostics. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        Function<AnalysisRequest, AnalysisReport> analyzer = Watertight.analyzer(List.of());
        long started = System.nanoTime();
        List<Lines> each =
                files.parallelStream().map(file -> analyze(file, analyzer)).toList();
        long millis = (System.nanoTime() - started) / 1_000_000;
        Files.write(
                Path.of(arguments[1]),
                each.stream().flatMap(l -> l.findings().stream()).toList());
        Files.write(
                Path.of(arguments[2]),
                each.stream().flatMap(l -> l.diagnostics().stream()).toList());
        System.out.printf("%d files in %.1f s%n", files.size(), millis / 1e3);
    }

    private static Lines analyze(Path file, Function<AnalysisRequest, AnalysisReport> analyzer) {
        List<String> diagnostics = new ArrayList<>();
        try {
            AnalysisReport report = analyzer.apply(AnalysisRequest.of(List.of(file)));
            report.diagnostics().stream().map(Diagnostic::toString).forEach(diagnostics::add);
            return new Lines(
                    report.findings().stream()
                            .map(finding -> json(file, finding))
                            .toList(),
                    diagnostics);
        } catch (RuntimeException | StackOverflowError e) {
            diagnostics.add("CRASH " + file + " " + e + " "
                    + List.of(e.getStackTrace()).stream().limit(12).toList());
            return new Lines(List.of(), diagnostics);
        }
    }

    private static String json(Path file, Finding finding) {
        return "{\"file\": %s, \"line\": %d, \"rule\": %s, \"confidence\": %s, \"message\": %s}"
                .formatted(
                        quoted(file.getFileName().toString()),
                        finding.place().range().startLine(),
                        quoted(finding.rule()),
                        quoted(finding.confidence().name()),
                        quoted(finding.message()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private record Lines(List<String> findings, List<String> diagnostics) {}
}
