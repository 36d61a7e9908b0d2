// SPDX-License-Identifier: Apache-2.0
/**
 * What was waived, and why?
 *
 * <p>Reading order: {@link io.watertight.suppression.Suppression}, {@link io.watertight.suppression.Waived},
 * {@link io.watertight.suppression.UnreadWaivers}.
 *
 * <p>May use {@code finding}, {@code source}, {@code program}. Never enters: rules, hosts, how a finding came about.
 */
@NullMarked
package io.watertight.suppression;

import org.jspecify.annotations.NullMarked;
