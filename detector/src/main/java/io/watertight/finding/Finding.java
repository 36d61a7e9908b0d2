// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

import java.util.Comparator;
import java.util.List;

/**
 * One mistake in the analysed code, ready to be reported.
 *
 * @param rule name of the rule, such as {@code ResourceNeverClosed}
 * @param confidence how sure it is
 * @param message one or two sentences that name the resource or container and what happens to it
 * @param remedy the smallest fix for this very case, one sentence
 * @param place where the resource was opened, or where the container grows
 * @param trace the path of the leak, first step first
 * @param input the jar or folder the class was read from
 * @param fingerprint identity of the leak across versions of the code: made of its shape, not of line numbers
 */
public record Finding(
        String rule,
        Confidence confidence,
        String message,
        String remedy,
        Place place,
        List<TraceStep> trace,
        String input,
        String fingerprint)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.place().file())
            .thenComparingInt(f -> f.place().range().startLine())
            .thenComparingInt(f -> f.place().range().startColumn())
            .thenComparing(Finding::rule)
            .thenComparing(f -> f.place().element().qualifiedName())
            .thenComparing(Finding::message)
            .thenComparing(Finding::input)
            .thenComparing(Finding::fingerprint);

    public Finding {
        trace = List.copyOf(trace);
    }

    public Finding withFingerprint(String other) {
        return new Finding(rule, confidence, message, remedy, place, trace, input, other);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
