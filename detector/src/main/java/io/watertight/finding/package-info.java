// SPDX-License-Identifier: Apache-2.0
/**
 * What do we tell the user?
 *
 * <p>Reading order: {@link io.watertight.finding.Finding}, {@link io.watertight.finding.Place},
 * {@link io.watertight.finding.TraceStep}.
 *
 * <p>May use nothing. Never enters: how a finding came about (engines, rules, ASM, JavaParser) or how it is printed.
 */
@NullMarked
package io.watertight.finding;

import org.jspecify.annotations.NullMarked;
