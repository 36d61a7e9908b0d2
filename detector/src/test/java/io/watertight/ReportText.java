// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that analyses report, as text: also as a program of its own, to be run by another JDK. */
final class ReportText {
    private static final String BETWEEN = "|";

    private ReportText() {}

    /** What the facade reports about each program, given by its classes and the root of its sources, if there is one. */
    static List<String> of(List<AnalysisRequest> programs) {
        List<String> lines = new ArrayList<>();
        for (AnalysisRequest program : programs) {
            AnalysisReport report = Watertight.analyze(program);
            lines.add(program.inputs() + " " + report.coverage() + ", suppressed " + report.suppressed());
            report.findings().forEach(finding -> lines.add(finding.toString()));
            report.unreported().forEach(unreported -> lines.add(unreported.toString()));
            report.diagnostics().forEach(diagnostic -> lines.add(diagnostic.toString()));
        }
        return lines;
    }

    /** The arguments that make {@link #main} analyse these programs. */
    static List<String> arguments(List<AnalysisRequest> programs) {
        return programs.stream()
                .map(program -> program.inputs().get(0)
                        + BETWEEN
                        + program.sources().stream()
                                .findFirst()
                                .map(Path::toString)
                                .orElse(""))
                .toList();
    }

    /** Analyses the programs named after the first argument, which is the file to write. */
    public static void main(String[] args) throws IOException {
        List<AnalysisRequest> programs = new ArrayList<>();
        for (String argument : List.of(args).subList(1, args.length)) {
            int between = argument.indexOf(BETWEEN);
            String sources = argument.substring(between + 1);
            programs.add(new AnalysisRequest(
                    List.of(Path.of(argument.substring(0, between))),
                    sources.isEmpty() ? List.of() : List.of(Path.of(sources)),
                    List.of(),
                    List.of()));
        }
        Files.write(Path.of(args[0]), of(programs));
    }
}
