// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import java.util.List;

/**
 * What came out of an analysis.
 *
 * @param findings sorted by place; suppressed ones are left out
 * @param suppressed number of findings that the code itself waives
 * @param diagnostics what could not be analysed, sorted
 * @param coverage what was
 */
public record AnalysisReport(List<Finding> findings, int suppressed, List<Diagnostic> diagnostics, Coverage coverage) {
    public AnalysisReport {
        findings = List.copyOf(findings);
        diagnostics = List.copyOf(diagnostics);
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
