// SPDX-License-Identifier: Apache-2.0
/**
 * What may a call run, and what does it do to an argument?
 *
 * <p>Reading order: {@link io.watertight.obligation.call.CallEffects} (by knowledge, summary, type, and last by name),
 * {@link io.watertight.obligation.call.CallTargets}, {@link io.watertight.obligation.call.ResourceTypes}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}), and what {@code obligation} may use. Never enters:
 * flow through a method.
 */
@NullMarked
package io.watertight.obligation.call;

import org.jspecify.annotations.NullMarked;
