// SPDX-License-Identifier: Apache-2.0
/**
 * Which values of threads stay behind?
 *
 * <p>Reading order: {@link io.watertight.growth.thread.ThreadValues}, {@code ThreadUses}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}, {@code key}, {@code holding},
 * {@code removal}, {@code registration}), and what {@code growth} may use. Never enters: containers shared by
 * threads.
 */
@NullMarked
package io.watertight.growth.thread;

import org.jspecify.annotations.NullMarked;
