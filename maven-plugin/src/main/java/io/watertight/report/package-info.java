// SPDX-License-Identifier: Apache-2.0
/**
 * How does a reader see what was found?
 *
 * <p>Reading order: {@link io.watertight.report.ReportModel}, {@link io.watertight.report.ConsoleReport},
 * {@link io.watertight.report.SarifReport}. Every report is a pure function of the model: the same model gives the same
 * bytes.
 *
 * <p>May use {@code finding}, {@code diagnostic}, {@code rule} descriptions and the analysis report; Jackson is used here
 * only. Never enters: Maven, the analysis, a clock.
 */
@NullMarked
package io.watertight.report;

import org.jspecify.annotations.NullMarked;
