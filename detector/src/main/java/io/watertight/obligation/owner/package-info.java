// SPDX-License-Identifier: Apache-2.0
/**
 * Who answers for what lies in fields and parameters, and for what was opened through them?
 *
 * <p>Reading order: {@link io.watertight.obligation.owner.Owners},
 * {@link io.watertight.obligation.owner.SkippedReleases}, {@link io.watertight.obligation.owner.ReleasingCallers}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}, {@code origin}, {@code frame},
 * {@code flow}, {@code lock}, {@code method}), and what {@code obligation} may use. Never enters: values that never
 * leave a method.
 */
@NullMarked
package io.watertight.obligation.owner;

import org.jspecify.annotations.NullMarked;
