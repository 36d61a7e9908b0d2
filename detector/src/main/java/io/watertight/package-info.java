// SPDX-License-Identifier: Apache-2.0
/**
 * The facade: from an analysis request to a report.
 *
 * <p>Reading order: {@link io.watertight.Watertight}, {@link io.watertight.AnalysisRequest},
 * {@link io.watertight.AnalysisReport}.
 *
 * <p>May use every package of the detector but {@code spotbugs}. Never enters: a host.
 */
@NullMarked
package io.watertight;

import org.jspecify.annotations.NullMarked;
