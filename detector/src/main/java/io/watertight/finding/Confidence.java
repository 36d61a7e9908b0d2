// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/** How sure a finding is, most certain first. */
public enum Confidence {
    /** The path is likely and every call on it is known. */
    HIGH,
    /** The path is less likely, or the finding rests on a reading of a call that was not seen. */
    MEDIUM,
    /** Worth a look: what the value holds, or whether the path exists, was not proven. */
    LOW;

    /** Whether this is at least as sure as {@code threshold}. */
    public boolean atLeast(Confidence threshold) {
        return compareTo(threshold) <= 0;
    }
}
