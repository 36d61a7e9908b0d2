// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

/** By when an obligation must be discharged. */
public enum Deadline {
    /** Before the method that acquired the value ends. */
    METHOD,
    /** Before the object that holds the value in a field is closed. */
    OWNER,
    /** Before the process ends; in practice: again and again while it runs. */
    PROCESS
}
