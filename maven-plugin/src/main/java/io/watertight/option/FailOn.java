// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import io.watertight.finding.Confidence;
import java.util.Locale;

/** From which confidence up a finding fails the build. */
public enum FailOn {
    HIGH,
    MEDIUM,
    LOW,
    NEVER;

    /** The threshold that {@code text} names, in any case. */
    public static FailOn parse(String option, String text) throws BadOptionException {
        return Choice.parse(option, text, FailOn.class);
    }

    /** Whether a finding of this confidence fails the build. */
    public boolean counts(Confidence confidence) {
        return switch (this) {
            case HIGH -> confidence.atLeast(Confidence.HIGH);
            case MEDIUM -> confidence.atLeast(Confidence.MEDIUM);
            case LOW -> confidence.atLeast(Confidence.LOW);
            case NEVER -> false;
        };
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
