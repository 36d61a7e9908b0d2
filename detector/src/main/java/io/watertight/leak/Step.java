// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

/**
 * One step on the path of a leak, without words: rules and reports word it.
 *
 * @param site where it happens
 * @param event what happens there
 * @param subject what it happens to or through: a call such as {@code InputStream.read}, an exception, a field; empty
 *     when the event says it all
 */
public record Step(Site site, Event event, String subject) {

    /** What can happen on the path of a leak. */
    public enum Event {
        /** The value is acquired through {@code subject}. */
        ACQUIRED,
        /** The value is wrapped by {@code subject}. */
        WRAPPED,
        /** A test decides the path; {@code subject} is how, such as {@code "in == null" is false}. */
        DECIDED,
        /** The call {@code subject} throws. */
        CALL_THROWS,
        /** An explicit {@code throw} of {@code subject}. */
        THROWS,
        /** A handler for {@code subject} takes over. */
        CAUGHT,
        /** The last variable that names the value is assigned something else; {@code subject} is the variable. */
        OVERWRITTEN,
        /** Nothing names the value any more. */
        DROPPED,
        /** The method returns. */
        RETURNED,
        /** The exception leaves the method. */
        LEFT_BY_EXCEPTION,
        /** The container grows through {@code subject}. */
        GREW,
        /** The call {@code subject} gives a lock back. */
        GIVEN_BACK,
        /** The call {@code subject} does not get the lock that it asks for. */
        NOT_TAKEN,
        /** The method calls {@code subject} or makes a function of it; the next step lies in that. */
        CALLS
    }
}
