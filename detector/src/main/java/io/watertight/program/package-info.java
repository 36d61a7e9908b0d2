// SPDX-License-Identifier: Apache-2.0
/**
 * Which types, methods and fields are there?
 *
 * <p>Reading order: {@link io.watertight.program.Program}, {@link io.watertight.program.ClassDecl},
 * {@link io.watertight.program.MethodRef}. Names are in class file notation ({@code java/util/Map$Entry}).
 *
 * <p>May use {@code diagnostic}. Never enters: ASM, JavaParser, what a library call does.
 */
@NullMarked
package io.watertight.program;

import org.jspecify.annotations.NullMarked;
