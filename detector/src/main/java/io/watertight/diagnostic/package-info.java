// SPDX-License-Identifier: Apache-2.0
/**
 * What could not be analysed, and what can the user do about it?
 *
 * <p>Reading order: {@link io.watertight.diagnostic.Diagnostic}, {@link io.watertight.diagnostic.Severity}.
 *
 * <p>May use nothing; every other package may use it. Never enters: an exception type.
 */
@NullMarked
package io.watertight.diagnostic;

import org.jspecify.annotations.NullMarked;
