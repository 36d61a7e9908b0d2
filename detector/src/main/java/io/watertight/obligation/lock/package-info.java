// SPDX-License-Identifier: Apache-2.0
/**
 * How often does a method hold a lock?
 *
 * <p>Reading order: {@link io.watertight.obligation.lock.LockBalance}, {@code BalanceWalk}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}, {@code origin}, {@code frame},
 * {@code flow}), and what {@code obligation} may use. Never enters: other resources.
 */
@NullMarked
package io.watertight.obligation.lock;

import org.jspecify.annotations.NullMarked;
