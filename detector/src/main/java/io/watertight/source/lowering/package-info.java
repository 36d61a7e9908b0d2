// SPDX-License-Identifier: Apache-2.0
/**
 * What does a method do, read from its source? Each construct of the language in a class of its own.
 *
 * <p>Reading order: {@link io.watertight.source.lowering.ClassLowering}, {@link io.watertight.source.lowering.Code},
 * {@link io.watertight.source.lowering.Expressions}, {@link io.watertight.source.lowering.Statements}.
 *
 * <p>May use {@code source.types}, {@code ir}, {@code program} and JavaParser's trees. Never enters: obligations, rules, the
 * text of files.
 */
@NullMarked
package io.watertight.source.lowering;

import org.jspecify.annotations.NullMarked;
