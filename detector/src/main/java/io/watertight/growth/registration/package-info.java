// SPDX-License-Identifier: Apache-2.0
/**
 * What is made known to something that outlives it, and never taken back?
 *
 * <p>Reading order: {@link io.watertight.growth.registration.Registrations},
 * {@link io.watertight.growth.registration.Subscriptions},
 * {@link io.watertight.growth.registration.StaticExecutors}.
 *
 * <p>May use the rooms before it ({@code code}, {@code container}, {@code reach}, {@code key}, {@code holding},
 * {@code removal}), and what {@code growth} may use. Never enters: containers of the program.
 */
@NullMarked
package io.watertight.growth.registration;

import org.jspecify.annotations.NullMarked;
