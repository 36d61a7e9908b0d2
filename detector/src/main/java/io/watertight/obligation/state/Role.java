// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

/** How a variable names the tracked value; the strongest role first. */
public enum Role {
    /** It is the value. */
    IS,
    /** Closing it closes the value: a wrapper, a parent. */
    CLOSES,
    /** The value is inside: an element of a container or array, the result of a call that may keep it. */
    HOLDS;

    /** The stronger of two roles of one variable. */
    Role or(Role other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
