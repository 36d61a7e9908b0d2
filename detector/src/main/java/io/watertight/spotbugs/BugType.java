// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import java.util.Locale;

/** The names by which SpotBugs and its users know our rules. */
final class BugType {
    /** Abbreviation that all bug types share. */
    static final String ABBREVIATION = "WT";

    private BugType() {}

    /** {@code ResourceNeverClosed} is {@code WT_RESOURCE_NEVER_CLOSED}. */
    static String of(String rule) {
        return ABBREVIATION + "_"
                + rule.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
