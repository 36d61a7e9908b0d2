// SPDX-License-Identifier: Apache-2.0
/**
 * What do libraries do?
 *
 * <p>Reading order: {@link io.watertight.knowledge.Knowledge}, {@link io.watertight.knowledge.Fact},
 * {@link io.watertight.knowledge.Verb}; the facts themselves are the {@code .facts} files of this package.
 *
 * <p>May use {@code program} and {@code diagnostic}. Never enters: the engines, and any fact written in Java.
 */
@NullMarked
package io.watertight.knowledge;

import org.jspecify.annotations.NullMarked;
