// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisReport.Coverage;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import io.watertight.finding.Unreported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Analyses each input as a program of its own, so that two versions of one library do not mix, and adds up the answers.
 * Source inputs are no programs but show the findings of all others, unless there are no others.
 */
final class Isolation {
    private Isolation() {}

    static AnalysisReport analyze(AnalysisRequest request, Function<AnalysisRequest, AnalysisReport> engine) {
        List<Finding> findings = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Unreported> unreported = new ArrayList<>();
        List<Finding> waived = new ArrayList<>();
        Coverage coverage = new Coverage(0, 0, 0);
        for (AnalysisRequest program : programs(request)) {
            AnalysisReport report = engine.apply(program);
            findings.addAll(report.findings());
            unreported.addAll(report.unreported());
            diagnostics.addAll(report.diagnostics());
            waived.addAll(report.waived());
            coverage = sum(coverage, report.coverage());
        }
        return new AnalysisReport(
                findings.stream().sorted().toList(),
                waived.stream().sorted().toList(),
                unreported.stream().sorted().distinct().toList(),
                diagnostics.stream().sorted().distinct().toList(),
                coverage);
    }

    private static List<AnalysisRequest> programs(AnalysisRequest request) {
        List<Path> inputs = new ArrayList<>();
        List<Path> sources = new ArrayList<>(request.sources());
        for (Path input : request.inputs()) {
            (isSource(input) ? sources : inputs).add(input);
        }
        boolean isSourceOnly = inputs.isEmpty();
        List<Path> programs = isSourceOnly ? request.inputs() : inputs;
        List<Path> shared = isSourceOnly ? request.sources() : sources;
        return programs.stream()
                .map(input -> new AnalysisRequest(List.of(input), shared, request.classPath(), request.knowledge()))
                .toList();
    }

    /** A Java file, a source jar, or a folder with Java files and no class files; what cannot be read is none of them. */
    private static boolean isSource(Path input) {
        if (Files.isDirectory(input)) {
            return holdsSourcesOnly(input);
        }
        String path = input.toString();
        return Files.isReadable(input) && (path.endsWith(".java") || path.endsWith("-sources.jar"));
    }

    private static boolean holdsSourcesOnly(Path folder) {
        boolean hasSources = false;
        try (Stream<Path> files = Files.walk(folder.toRealPath())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".class")) {
                    return false;
                }
                hasSources |= file.toString().endsWith(".java");
            }
            return hasSources;
        } catch (IOException | UncheckedIOException e) {
            return false; // reported when the folder is read
        }
    }

    private static Coverage sum(Coverage a, Coverage b) {
        return new Coverage(a.classes() + b.classes(), a.methods() + b.methods(), a.tracked() + b.tracked());
    }
}
