// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

/**
 * Something that is owed for a value from the moment it is acquired.
 *
 * @param type internal name of the resource's type
 * @param variable the source variable that names the value first; empty when it is never named
 * @param isWrapped whether that variable is a wrapper around the value
 * @param opener the call that acquired it, as a reader writes it: {@code new FileInputStream}, {@code Files.lines}
 * @param acquired where
 * @param deadline by when
 * @param root how it is known that the value holds something
 * @param duty what must be done
 */
public record Obligation(
        String type,
        String variable,
        boolean isWrapped,
        String opener,
        Site acquired,
        Deadline deadline,
        Root root,
        Duty duty) {

    /**
     * What must be done with a value.
     *
     * @param method name of the method that does it: {@code close}, {@code shutdown}, {@code unlock}
     * @param isHeld whether the value was there before and is only held: a lock, a permit
     */
    public record Duty(String method, boolean isHeld) {
        public boolean isClose() {
            return method.equals("close");
        }
    }

    /** How it is known that a value must be released. */
    public enum Root {
        /** It holds something outside the heap. */
        PROVEN,
        /** The code that makes it is missing; its name and the kind of call say that it opens something. */
        SUPPOSED,
        /** Nothing shows that it holds something, or that it holds nothing. */
        UNKNOWN,
        /** An annotation says of the parameter that the method, or of the field that its owner, releases what it is given. */
        OWNED,
        /** The method was given it, or found it in a field, and closes it: that says whose it is. */
        ENTRUSTED
    }
}
