// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import java.util.Comparator;
import java.util.Locale;

/**
 * One bug in a report of SpotBugs.
 *
 * @param type type of the bug, such as {@code WT_RESOURCE_NEVER_CLOSED}
 * @param className binary name of the class
 * @param method name and descriptor of the method; empty outside methods
 * @param field binary name of the field's class and the field's name, with a dot between them; empty without field
 * @param line the primary line; 0 when unknown
 * @param message the long message
 */
public record SpotBugsBug(String type, String className, String method, String field, int line, String message)
        implements Comparable<SpotBugsBug> {
    private static final Comparator<SpotBugsBug> ORDER = Comparator.comparing(SpotBugsBug::className)
            .thenComparingInt(SpotBugsBug::line)
            .thenComparing(SpotBugsBug::type)
            .thenComparing(SpotBugsBug::method)
            .thenComparing(SpotBugsBug::field)
            .thenComparing(SpotBugsBug::message);

    /** What a finding must look like in SpotBugs. */
    static SpotBugsBug expected(Finding finding) {
        Element element = finding.place().element();
        return new SpotBugsBug(
                type(finding.rule()),
                element.type(),
                element.method() + element.descriptor(),
                element.qualifiedField(),
                finding.place().range().startLine(),
                finding.message());
    }

    /** {@code ResourceNeverClosed} becomes {@code WT_RESOURCE_NEVER_CLOSED}. */
    static String type(String rule) {
        String words = rule.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return "WT_" + words.toUpperCase(Locale.ROOT);
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
