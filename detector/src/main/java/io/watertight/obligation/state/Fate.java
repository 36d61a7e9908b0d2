// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

/** What became of a tracked value on one path. */
public enum Fate {
    /** A call released it. */
    RELEASED,
    /** It turned out that nothing is owed on this path: it is closed already, or the call that failed closed it. */
    ABSENT,
    /** It is the result of the method. */
    RETURNED,
    /** Closing the result of the method closes it. */
    WRAPPED_BY_RESULT,
    /** The result of the method holds it: a list, an Optional, a function. */
    HELD_BY_RESULT,
    /** A field of the receiver names it, or the receiver closes it. */
    STORED_IN_RECEIVER,
    /** Someone else answers for it now: a callee, a field of another object, a static, a thread. */
    TAKEN,
    /** The method ended and nothing had happened to it. */
    UNTOUCHED;

    /** Whether nothing is owed in this method any more. */
    public boolean isDischarge() {
        return this != UNTOUCHED && this != ABSENT;
    }
}
