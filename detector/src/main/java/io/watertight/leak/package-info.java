// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of leaks: what is owed, by when, and how it is missed.
 *
 * <p>Reading order: {@link io.watertight.leak.Obligation}, {@link io.watertight.leak.Violation},
 * {@link io.watertight.leak.Step}.
 *
 * <p>May use {@code program}. Never enters: how a violation is found (the engines) or how sure it is (the rules).
 */
@NullMarked
package io.watertight.leak;

import org.jspecify.annotations.NullMarked;
