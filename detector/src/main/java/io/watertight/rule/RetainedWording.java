// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.UnboundedGrowth.Strength;

/** What the rules about things that are kept for ever have in common. */
final class RetainedWording {
    private RetainedWording() {}

    static Confidence confidence(Strength strength) {
        return switch (strength) {
            case STRONG -> Confidence.HIGH;
            case FAIR -> Confidence.MEDIUM;
            case WEAK -> Confidence.LOW;
        };
    }
}
