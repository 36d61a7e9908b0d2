// SPDX-License-Identifier: Apache-2.0
package io.watertight.suppression;

import io.watertight.finding.Finding;
import io.watertight.source.Waiver;

/** A finding that the code accepts, and the words in which it does. */
public record Waived(Finding finding, Waiver waiver) {}
