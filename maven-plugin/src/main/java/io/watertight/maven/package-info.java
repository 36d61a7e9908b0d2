// SPDX-License-Identifier: Apache-2.0
/**
 * How does Maven run us?
 *
 * <p>Reading order: {@link io.watertight.maven.WatertightMojo}, {@link io.watertight.maven.CheckMojo},
 * {@link io.watertight.maven.ScanMojo}. A goal reads its options, makes one analysis request, and hands the answer to
 * the reports.
 *
 * <p>May use the facade, {@code option}, {@code report}; the Maven API is used here only. Never enters: a judgement of
 * code, the layout of a report, mutable static state.
 */
@NullMarked
package io.watertight.maven;

import org.jspecify.annotations.NullMarked;
