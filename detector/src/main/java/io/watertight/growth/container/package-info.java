// SPDX-License-Identifier: Apache-2.0
/**
 * Which types are containers, and what does a call do to one?
 *
 * <p>Reading order: {@link io.watertight.growth.container.ContainerTypes},
 * {@link io.watertight.growth.container.CallEffects}, {@link io.watertight.growth.container.ContainerUse}.
 *
 * <p>May use the rooms before it ({@code code}), and what {@code growth} may use. Never enters: when code runs.
 */
@NullMarked
package io.watertight.growth.container;

import org.jspecify.annotations.NullMarked;
