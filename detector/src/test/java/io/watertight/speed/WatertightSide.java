// SPDX-License-Identifier: Apache-2.0
package io.watertight.speed;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.finding.Finding;
import io.watertight.finding.TraceStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured: one analysis with all rules of the jars as one program. */
final class WatertightSide {
    private WatertightSide() {}

    /** Expects the folder with the jars, and the file to write the findings to. */
    public static void main(String[] arguments) throws IOException {
        AnalysisReport report = Watertight.analyze(AnalysisRequest.of(Jars.in(Path.of(arguments[0]))));
        Meter used = Meter.read();
        List<String> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.addAll(lines(finding)));
        report.diagnostics().forEach(diagnostic -> lines.add(diagnostic.toString()));
        Files.write(Path.of(arguments[1]), lines);
        AnalysisReport.Coverage coverage = report.coverage();
        System.out.println(used.line("classes=%d methods=%d tracked=%d findings=%d"
                .formatted(
                        coverage.classes(),
                        coverage.methods(),
                        coverage.tracked(),
                        report.findings().size())));
    }

    /** All that a finding says: two versions that find the same write the same file. */
    private static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.rule() + " " + finding.confidence() + " " + finding.place() + " " + finding.message());
        for (TraceStep step : finding.trace()) {
            lines.add("  " + step.place() + " " + step.text());
        }
        return lines;
    }
}
