// SPDX-License-Identifier: Apache-2.0
/**
 * Which values miss a method's or an owner's deadline?
 *
 * <p>Reading order: {@link io.watertight.obligation.ObligationAnalysis} (the whole program, bottom-up),
 * {@code Tracker} (one value, forward to its fates), {@code World} (what is known about the value at one point).
 *
 * <p>Its rooms, each using only those before it: {@code state}, {@code summary}, {@code call}, {@code origin},
 * {@code frame}, {@code flow}, {@code lock}, {@code method}, {@code owner}. They are no API: other packages enter here.
 *
 * <p>May use {@code leak}, {@code ir}, {@code knowledge}, {@code program}, {@code diagnostic}. Never enters: rules,
 * wording, the growth engine, ASM.
 */
@NullMarked
package io.watertight.obligation;

import org.jspecify.annotations.NullMarked;
