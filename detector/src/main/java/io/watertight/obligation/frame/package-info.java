// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked of the program and of a method before a value is followed through it?
 *
 * <p>Reading order: {@link io.watertight.obligation.frame.Setting} (the program),
 * {@link io.watertight.obligation.frame.Frame} (one method), {@link io.watertight.obligation.frame.CallExceptions}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}, {@code origin}), and what
 * {@code obligation} may use. Never enters: one tracked value; only its result, {@code Tracking}, is told here.
 */
@NullMarked
package io.watertight.obligation.frame;

import org.jspecify.annotations.NullMarked;
