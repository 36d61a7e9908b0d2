// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules a waiver may name, by their own names and by the names that SpotBugs knows them by. */
record RuleNames(Set<String> names) {
    private static final String BUG_TYPE_PREFIX = "WT";

    RuleNames {
        names = Set.copyOf(names);
    }

    boolean isKnown(String name) {
        return names.contains(name);
    }

    /**
     * The rules that a value of {@code @SuppressFBWarnings} stands for: a rule's name, or, as in SpotBugs, the beginning
     * of a bug type ({@code WT_RESOURCE_NEVER_CLOSED}, {@code WT_RESOURCE}, {@code WT}).
     */
    Set<String> byBugType(String value) {
        if (isKnown(value)) {
            return Set.of(value);
        }
        if (!value.startsWith(BUG_TYPE_PREFIX)) {
            return Set.of();
        }
        String beginning = value.replace("_", "");
        return names.stream()
                .filter(name -> (BUG_TYPE_PREFIX + name.toUpperCase(Locale.ROOT)).startsWith(beginning))
                .collect(Collectors.toSet());
    }

    /** The known names as an enumeration for a reader. */
    String enumeration() {
        return String.join(", ", new TreeSet<>(names));
    }
}
