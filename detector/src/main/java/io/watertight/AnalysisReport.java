// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import io.watertight.finding.Unreported;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came out of an analysis.
 *
 * @param findings sorted by place; suppressed ones are left out
 * @param waived findings that the code itself waives, sorted by place
 * @param unreported everything that was looked at and is not reported, and why; sorted
 * @param diagnostics what could not be analysed, sorted
 * @param coverage what was
 */
public record AnalysisReport(
        List<Finding> findings,
        List<Finding> waived,
        List<Unreported> unreported,
        List<Diagnostic> diagnostics,
        Coverage coverage) {
    public AnalysisReport {
        findings = List.copyOf(findings);
        waived = List.copyOf(waived);
        unreported = List.copyOf(unreported);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Number of findings that the code itself waives. */
    public int suppressed() {
        return waived.size();
    }

    /** How many things are silent for each reason, by the words of the reason. */
    public SortedMap<String, Integer> silentByReason() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        unreported.forEach(one -> counts.merge(one.reason(), 1, Integer::sum));
        return counts;
    }

    /**
     * How much was analysed.
     *
     * @param classes classes read
     * @param methods methods with code in them
     * @param tracked methods whose code was followed for an obligation or a container
     */
    public record Coverage(int classes, int methods, int tracked) {}
}
