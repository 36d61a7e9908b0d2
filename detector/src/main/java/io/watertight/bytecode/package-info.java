// SPDX-License-Identifier: Apache-2.0
/**
 * How do class files become {@code program} and {@code ir}?
 *
 * <p>Reading order: {@link io.watertight.bytecode.ClassFiles} (inputs to bytes),
 * {@link io.watertight.bytecode.ClassFile} (bytes to a header and to bodies), {@code MethodLowering} (one method).
 *
 * <p>May use {@code ir}, {@code program}, {@code diagnostic} and, alone in the detector, ASM. Never enters: obligations,
 * rules, what a library call does.
 */
@NullMarked
package io.watertight.bytecode;

import org.jspecify.annotations.NullMarked;
