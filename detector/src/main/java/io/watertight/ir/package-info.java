// SPDX-License-Identifier: Apache-2.0
/**
 * What does a method do, stack-free, with all its edges?
 *
 * <p>Reading order: {@link io.watertight.ir.MethodBody}, {@link io.watertight.ir.Instruction},
 * {@link io.watertight.ir.Handler}. {@link io.watertight.ir.IrText} prints a body for golden tests.
 *
 * <p>May use {@code program}. Never enters: ASM, JavaParser, stack slots, obligations.
 */
@NullMarked
package io.watertight.ir;

import org.jspecify.annotations.NullMarked;
