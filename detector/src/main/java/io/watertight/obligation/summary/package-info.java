// SPDX-License-Identifier: Apache-2.0
/**
 * What does a method do to the values that its callers hand it?
 *
 * <p>Reading order: {@link io.watertight.obligation.summary.MethodSummary},
 * {@link io.watertight.obligation.summary.Effect}, {@link io.watertight.obligation.summary.Summaries} (all of them,
 * filled bottom-up).
 *
 * <p>May use the rooms before it ({@code state}), and what {@code obligation} may use. Never enters: how a summary is
 * made.
 */
@NullMarked
package io.watertight.obligation.summary;

import org.jspecify.annotations.NullMarked;
