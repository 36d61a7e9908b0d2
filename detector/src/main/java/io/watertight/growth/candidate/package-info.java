// SPDX-License-Identifier: Apache-2.0
/**
 * What speaks for and against one thing that grows?
 *
 * <p>Reading order: {@link io.watertight.growth.candidate.ContainerCase}, {@code Weight},
 * {@link io.watertight.growth.candidate.Ranking}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}, {@code key}, {@code holding},
 * {@code removal}, {@code registration}, {@code thread}), and what {@code growth} may use. Never enters: other
 * candidates, but those of the same class.
 */
@NullMarked
package io.watertight.growth.candidate;

import org.jspecify.annotations.NullMarked;
