// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.finding.Finding;
import java.util.Comparator;
import java.util.Locale;

/**
 * One bug in a report of SpotBugs.
 *
 * @param type type of the bug, such as {@code WT_RESOURCE_NEVER_CLOSED}
 * @param className binary name of the class
 * @param line the primary line; 0 when unknown
 * @param message the long message
 */
record SpotBugsBug(String type, String className, int line, String message) implements Comparable<SpotBugsBug> {
    private static final Comparator<SpotBugsBug> ORDER = Comparator.comparing(SpotBugsBug::className)
            .thenComparing(SpotBugsBug::line)
            .thenComparing(SpotBugsBug::type)
            .thenComparing(SpotBugsBug::message);

    /** What a finding must look like in SpotBugs. */
    static SpotBugsBug expected(Finding finding) {
        String words = finding.rule().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return new SpotBugsBug(
                "WT_" + words.toUpperCase(Locale.ROOT),
                finding.place().element().type(),
                finding.place().range().startLine(),
                finding.message());
    }

    /** The bug without its words. */
    String where() {
        return className + ":" + line + " " + type;
    }

    @Override
    public int compareTo(SpotBugsBug other) {
        return ORDER.compare(this, other);
    }
}
