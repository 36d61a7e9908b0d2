// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that analyses report, as text: also as a program of its own, to be run by another JDK. */
final class ReportText {
    private static final String BETWEEN = "|";

    private ReportText() {}

    /** What the facade reports about each program. */
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

    /** The arguments that make {@link #main} analyse these programs: inputs, sources and class path of each. */
    static List<String> arguments(List<AnalysisRequest> programs) {
        return programs.stream()
                .map(program -> String.join(
                        BETWEEN, text(program.inputs()), text(program.sources()), text(program.classPath())))
                .toList();
    }

    private static String text(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> paths(String text) {
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Analyses the programs named after the first argument, which is the file to write. */
    public static void main(String[] args) throws IOException {
        List<AnalysisRequest> programs = new ArrayList<>();
        for (String argument : List.of(args).subList(1, args.length)) {
            String[] parts = argument.split("\\" + BETWEEN, -1);
            programs.add(new AnalysisRequest(paths(parts[0]), paths(parts[1]), paths(parts[2]), List.of()));
        }
        Files.write(Path.of(args[0]), of(programs));
    }
}
