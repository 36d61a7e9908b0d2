// SPDX-License-Identifier: Apache-2.0
/**
 * Where do values come from, and what does the whole program do with its fields?
 *
 * <p>Reading order: {@link io.watertight.obligation.origin.Origins},
 * {@link io.watertight.obligation.origin.FieldUses}, {@link io.watertight.obligation.origin.InferredOwners}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}), and what {@code obligation} may use.
 * Never enters: flow through a method: nothing here follows a value.
 */
@NullMarked
package io.watertight.obligation.origin;

import org.jspecify.annotations.NullMarked;
