// SPDX-License-Identifier: Apache-2.0
package io.watertight.diagnostic;

/** How much of the run a {@link Diagnostic} costs. */
public enum Severity {
    /** What was asked for cannot be done at all, such as a misspelt path. */
    ERROR,
    /** One input was left out or read in part; the rest was analysed. */
    WARNING
}
