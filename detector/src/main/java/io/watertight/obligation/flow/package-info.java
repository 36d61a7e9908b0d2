// SPDX-License-Identifier: Apache-2.0
/**
 * How does one value move through one method?
 *
 * <p>Reading order: {@link io.watertight.obligation.flow.Tracker} (the search),
 * {@link io.watertight.obligation.flow.Transfer} (one instruction),
 * {@link io.watertight.obligation.flow.CallTransfer} (one call).
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}, {@code origin}, {@code frame}), and
 * what {@code obligation} may use. Never enters: where values are acquired.
 */
@NullMarked
package io.watertight.obligation.flow;

import org.jspecify.annotations.NullMarked;
