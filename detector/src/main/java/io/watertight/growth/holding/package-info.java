// SPDX-License-Identifier: Apache-2.0
/**
 * Which container is held for how long, and what happens to it?
 *
 * <p>Reading order: {@link io.watertight.growth.holding.ProgramIndex} (all that is the same for every container),
 * {@link io.watertight.growth.holding.Holding}, {@link io.watertight.growth.holding.ContainerFlow}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}, {@code key}), and what
 * {@code growth} may use. Never enters: judgement of what happens.
 */
@NullMarked
package io.watertight.growth.holding;

import org.jspecify.annotations.NullMarked;
