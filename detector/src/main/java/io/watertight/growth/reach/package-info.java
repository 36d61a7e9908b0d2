// SPDX-License-Identifier: Apache-2.0
/**
 * When does a method run, and how long do the objects of a class live?
 *
 * <p>Reading order: {@link io.watertight.growth.reach.Reachability}, {@link io.watertight.growth.reach.Entries},
 * {@link io.watertight.growth.reach.Lifetimes}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}), and what {@code growth} may use. Never enters:
 * single containers.
 */
@NullMarked
package io.watertight.growth.reach;

import org.jspecify.annotations.NullMarked;
