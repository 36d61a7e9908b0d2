// SPDX-License-Identifier: Apache-2.0
/**
 * Which retained containers only grow?
 *
 * <p>Reading order: {@link io.watertight.growth.GrowthAnalysis} (the gates, in order of cost), {@code ContainerFlow}
 * (everything that happens to one container), {@code Reachability} (what runs at start-up, later, or never).
 *
 * <p>Its rooms, each using only those before it: {@code code}, {@code container}, {@code reach}, {@code key},
 * {@code holding}, {@code removal}, {@code registration}, {@code thread}, {@code candidate}. They are no API: other packages enter here.
 *
 * <p>May use {@code leak}, {@code ir}, {@code knowledge}, {@code program}. Never enters: {@code rule},
 * {@code obligation}, ASM, and any wording of a finding beyond its evidence clauses.
 */
@NullMarked
package io.watertight.growth;

import org.jspecify.annotations.NullMarked;
