// SPDX-License-Identifier: Apache-2.0
/**
 * How do source files become {@code program} and {@code ir}, and what can only source tell: columns, excerpts, waivers?
 *
 * <p>Reading order: {@link io.watertight.source.SourceProgram}, {@link io.watertight.source.SourceIndex},
 * {@link io.watertight.source.SourceFile}. A program that comes as source is parsed at once; to show findings, files are
 * listed at once, but read and parsed only when they are asked for.
 *
 * <p>May use {@code ir}, {@code program}, and of {@code finding} the one value {@link io.watertight.finding.Range}.
 * JavaParser is used here alone. Never enters: obligations, rules other than their names, JavaParser's symbol solver.
 */
@NullMarked
package io.watertight.source;

import org.jspecify.annotations.NullMarked;
