// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;

/**
 * What a rule makes of a violation.
 *
 * @param confidence how sure
 * @param message one or two sentences that name the resource or container and what happens to it
 * @param remedy the smallest fix for this very case, one sentence
 */
public record Judgement(Confidence confidence, String message, String remedy) {}
