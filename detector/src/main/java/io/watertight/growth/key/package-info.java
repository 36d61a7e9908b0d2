// SPDX-License-Identifier: Apache-2.0
/**
 * Where does a key come from, and how many of it can there be?
 *
 * <p>Reading order: {@link io.watertight.growth.key.KeyOrigins}, {@link io.watertight.growth.key.Key},
 * {@link io.watertight.growth.key.KeyTypes}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}), and what {@code growth} may use.
 * Never enters: removals.
 */
@NullMarked
package io.watertight.growth.key;

import org.jspecify.annotations.NullMarked;
