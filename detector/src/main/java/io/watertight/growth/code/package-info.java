// SPDX-License-Identifier: Apache-2.0
/**
 * Where does the program load, store, call and make what?
 *
 * <p>Reading order: {@link io.watertight.growth.code.CodeIndex} (over methods),
 * {@link io.watertight.growth.code.BodyIndex} (in one body), {@link io.watertight.growth.code.Dispatch}.
 *
 * <p>May use what {@code growth} may use, and none of its other rooms. Never enters: containers.
 */
@NullMarked
package io.watertight.growth.code;

import org.jspecify.annotations.NullMarked;
