// SPDX-License-Identifier: Apache-2.0
/**
 * What did the user ask for?
 *
 * <p>Reading order: {@link io.watertight.option.FailOn}, {@link io.watertight.option.PathList},
 * {@link io.watertight.option.OptionNames}. Every option arrives as the text the user wrote and leaves as a value, or as
 * a {@link io.watertight.option.BadOptionException} that names the option, the text and what would be right.
 *
 * <p>May use {@code finding}. Never enters: Maven, a report, a default that depends on the host.
 */
@NullMarked
package io.watertight.option;

import org.jspecify.annotations.NullMarked;
