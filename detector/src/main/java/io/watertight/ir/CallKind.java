// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/** How a call selects its target (JVMS 6.5). */
public enum CallKind {
    STATIC,
    /** By the class of the receiver. */
    VIRTUAL,
    /** Exactly the named method: constructors, private and super calls. */
    SPECIAL,
    /** By a bootstrap method that is no lambda: string concatenation, record methods, pattern switches. */
    DYNAMIC
}
