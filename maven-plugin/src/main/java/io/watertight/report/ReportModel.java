// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisReport.Coverage;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.finding.Unreported;
import io.watertight.rule.RuleDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a report shows.
 *
 * @param findings sorted by place
 * @param suppressed number of findings that the code itself waives
 * @param unreported everything that was looked at and is not reported, and why; sorted
 * @param diagnostics what could not be analysed, sorted
 * @param coverage what was
 * @param rules every rule that was applied
 * @param base folder that paths are shown relative to when they lie below it
 * @param version version of Watertight
 */
public record ReportModel(
        List<Finding> findings,
        int suppressed,
        List<Unreported> unreported,
        List<Diagnostic> diagnostics,
        Coverage coverage,
        List<RuleDescription> rules,
        BaseFolder base,
        String version) {
    public ReportModel {
        findings = findings.stream().sorted().toList();
        unreported = List.copyOf(unreported);
        diagnostics = diagnostics.stream().sorted().distinct().toList();
        rules = List.copyOf(rules);
    }

    public static ReportModel of(AnalysisReport report, List<RuleDescription> rules, Path base, String version) {
        return new ReportModel(
                report.findings(),
                report.suppressed(),
                report.unreported(),
                report.diagnostics(),
                report.coverage(),
                rules,
                new BaseFolder(base),
                version);
    }

    /** Number of findings of exactly this confidence. */
    public long count(Confidence confidence) {
        return findings.stream().filter(f -> f.confidence() == confidence).count();
    }

    /** How many things are silent for each reason, by the words of the reason. */
    public SortedMap<String, Integer> silentByReason() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        unreported.forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
        return counts;
    }

    /** The diagnostic in one line, its path shown as every other. */
    public String line(Diagnostic diagnostic) {
        String shown = base.show(diagnostic.subject());
        return new Diagnostic(diagnostic.severity(), shown, diagnostic.problem(), diagnostic.remedy()).toString();
    }

    /** What was asked for and could not be done at all. */
    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }
}
