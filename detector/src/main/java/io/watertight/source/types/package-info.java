// SPDX-License-Identifier: Apache-2.0
/**
 * Which types do the sources of a scan declare, and which type does a name, a member or an expression there have?
 *
 * <p>Reading order: {@link io.watertight.source.types.JavaType}, {@link io.watertight.source.types.DeclaredClass},
 * {@link io.watertight.source.types.Types}.
 *
 * <p>May use {@code program} and JavaParser's trees. Never enters: {@code ir}, JavaParser's symbol solver.
 */
@NullMarked
package io.watertight.source.types;

import org.jspecify.annotations.NullMarked;
