// SPDX-License-Identifier: Apache-2.0
/**
 * Does anything take entries out again, and can it find them?
 *
 * <p>Reading order: {@link io.watertight.growth.removal.Removals}, {@link io.watertight.growth.removal.RemovalPaths},
 * {@link io.watertight.growth.removal.RemovedKeys}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}, {@code key}, {@code holding}), and
 * what {@code growth} may use. Never enters: how a finding is ranked.
 */
@NullMarked
package io.watertight.growth.removal;

import org.jspecify.annotations.NullMarked;
