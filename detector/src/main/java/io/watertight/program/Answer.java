// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

/** An answer about types that may be missing. */
public enum Answer {
    YES,
    NO,
    /** A type on the way to the answer could not be found. */
    UNKNOWN
}
