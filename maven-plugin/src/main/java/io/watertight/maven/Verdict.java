// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import io.watertight.option.FailOn;
import io.watertight.report.ConsoleReport;
import io.watertight.report.ReportModel;
import java.util.List;
import java.util.Optional;

/**
 * Whether the build goes on, and if not, in which words it stops.
 *
 * @param model what was found
 * @param failOn from which confidence up a finding stops the build
 */
record Verdict(ReportModel model, FailOn failOn) {
    private static final int NAMED = 3;

    /** Why the answer does not stand for what was asked, if so. */
    Optional<String> unusable() {
        List<Diagnostic> errors = model.errors();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("What was asked for could not be analysed in full:");
        errors.stream().limit(NAMED).forEach(error -> text.append("\n  ").append(model.line(error)));
        more(text, errors.size());
        return Optional.of(text.toString());
    }

    /** Why the findings stop the build, if they do. */
    Optional<String> failure() {
        List<Finding> counted = model.findings().stream()
                .filter(finding -> failOn.counts(finding.confidence()))
                .toList();
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        ConsoleReport console = new ConsoleReport(model);
        StringBuilder text = new StringBuilder();
        text.append(counted.size()).append(counted.size() == 1 ? " leak" : " leaks");
        text.append(failOn == FailOn.HIGH ? " of high confidence:" : " of " + failOn + " confidence or more:");
        counted.stream()
                .limit(NAMED)
                .forEach(finding -> text.append("\n  ")
                        .append(finding.rule())
                        .append(" at ")
                        .append(console.where(finding)));
        more(text, counted.size());
        return Optional.of(text.append(wayOut()).toString());
    }

    private static void more(StringBuilder text, int size) {
        if (size > NAMED) {
            text.append("\n  and ").append(size - NAMED).append(" more");
        }
    }

    private String wayOut() {
        String surer = switch (failOn) {
            case LOW -> "medium, high or never";
            case MEDIUM -> "high or never";
            case HIGH, NEVER -> "never";
        };
        return "\nFix what is listed above, or let less fail the build with -Dwatertight.failOn=... (" + surer
                + "), or leave the check out with -Dwatertight.skip=true.";
    }
}
