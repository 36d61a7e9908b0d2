// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisReport.Coverage;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Analyses each input as a program of its own, so that two versions of one library do not mix, and adds up the answers. */
final class Isolation {
    private Isolation() {}

    static AnalysisReport analyze(AnalysisRequest request, Function<AnalysisRequest, AnalysisReport> engine) {
        List<Finding> findings = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        int suppressed = 0;
        Coverage coverage = new Coverage(0, 0, 0);
        for (Path input : request.inputs()) {
            AnalysisReport report = engine.apply(
                    new AnalysisRequest(List.of(input), request.sources(), request.classPath(), request.knowledge()));
            findings.addAll(report.findings());
            diagnostics.addAll(report.diagnostics());
            suppressed += report.suppressed();
            coverage = sum(coverage, report.coverage());
        }
        return new AnalysisReport(
                findings.stream().sorted().toList(),
                suppressed,
                diagnostics.stream().sorted().distinct().toList(),
                coverage);
    }

    private static Coverage sum(Coverage a, Coverage b) {
        return new Coverage(a.classes() + b.classes(), a.methods() + b.methods(), a.tracked() + b.tracked());
    }
}
