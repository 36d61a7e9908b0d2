// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.UnboundedGrowth.Strength;

/**
 * What a rule makes of a violation.
 *
 * @param confidence how sure
 * @param message one or two sentences that name the resource or container and what happens to it
 * @param remedy the smallest fix for this very case, one sentence
 */
public record Judgement(Confidence confidence, String message, String remedy) {

    /** How sure a finding is, by how strong its case is. */
    static Confidence confidence(Strength strength) {
        return switch (strength) {
            case STRONG -> Confidence.HIGH;
            case FAIR -> Confidence.MEDIUM;
            case WEAK -> Confidence.LOW;
        };
    }
}
