// SPDX-License-Identifier: Apache-2.0
/**
 * What does a method acquire, and for which of that must it answer?
 *
 * <p>Reading order: {@link io.watertight.obligation.method.MethodAnalysis}, {@code Acquisitions},
 * {@link io.watertight.obligation.method.Responsibility}.
 *
 * <p>May use the rooms before it ({@code state}, {@code summary}, {@code call}, {@code origin}, {@code frame},
 * {@code flow}, {@code lock}), and what {@code obligation} may use. Never enters: other methods, but by their
 * summaries.
 */
@NullMarked
package io.watertight.obligation.method;

import org.jspecify.annotations.NullMarked;
