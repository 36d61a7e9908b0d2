// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of a value at one point of a method, and what can become of it?
 *
 * <p>Reading order: {@link io.watertight.obligation.state.World} (which variables name the value, and facts that
 * decide tests), {@link io.watertight.obligation.state.Fact}, {@link io.watertight.obligation.state.Outcome}.
 *
 * <p>May use what {@code obligation} may use, and none of its other rooms. Never enters: calls, method bodies, names
 * of methods.
 */
@NullMarked
package io.watertight.obligation.state;

import org.jspecify.annotations.NullMarked;
