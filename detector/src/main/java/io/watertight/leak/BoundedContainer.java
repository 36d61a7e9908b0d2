// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.FieldRef;

/**
 * A long-lived container that is not reported, and why.
 *
 * @param container the field that holds it
 * @param reason the gate that stopped it
 * @param detail what was found there: a method, a type, a call
 */
public record BoundedContainer(FieldRef container, Reason reason, String detail) {

    /** The evidence that silences a container. */
    public enum Reason {
        /** Nothing in the program adds to it. */
        NEVER_GROWS,
        /** It grows in static initialisers, and in what only those reach. */
        GROWS_AT_START_UP,
        /** It grows only in methods that nobody calls. */
        GROWTH_UNREACHABLE,
        /** It grows once, behind a test of a field that the same code sets. */
        FILLED_ONCE,
        /** Entries are removed. */
        REMOVED,
        /** The field is assigned another container or null. */
        REPLACED,
        /** A method that others can call returns it. */
        RETURNED,
        /** Code that was not seen receives it. */
        HANDED_ON,
        /** Whoever made it for the holder has it, too. */
        GIVEN,
        /** Nothing says that its holder lives long, and little that it grows. */
        SHORT_LIVED,
        /** Its size is tested where it grows. */
        SIZE_TESTED,
        /** Its type drops entries or cannot hold many. */
        BOUNDED_TYPE,
        /** There are only so many keys. */
        CLOSED_KEYS,
        /** It goes to more places than are followed. */
        BUDGET
    }
}
