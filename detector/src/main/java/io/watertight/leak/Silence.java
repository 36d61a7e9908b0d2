// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import java.util.Comparator;

/**
 * Something that an engine looked at and does not report, and why.
 *
 * @param site where it is acquired or grows
 * @param subject the call that acquires it, or the container, as a reader writes it
 * @param reason why it is silent
 * @param detail what shows that, as a clause: {@code InputStream.close at line 12, by a knowledge line}; may be empty
 */
public record Silence(Site site, String subject, Reason reason, String detail) implements Comparable<Silence> {

    private static final Comparator<Silence> ORDER = Comparator.comparing(
                    (Silence s) -> s.site().method())
            .thenComparing(s -> s.site().line())
            .thenComparing(Silence::subject)
            .thenComparing(Silence::reason)
            .thenComparing(Silence::detail);

    /** Why something is silent. */
    public enum Reason {
        /** It is released on every path that counts. */
        RELEASED("released"),
        /** The caller gets it, and answers for it. */
        RETURNED("returned to the caller"),
        /** A field keeps it, and somebody releases what the field holds. */
        KEPT("kept by an owner that releases it"),
        /** Somebody else answers for it: a callee, a container, a function, a thread. */
        HANDED_ON("handed on"),
        /** It holds nothing outside the heap. */
        HARMLESS("holds nothing"),
        /** It owes nothing of its own: what it wraps, or was acquired through, is answered for by itself. */
        PART_OF_CHAIN("part of a chain"),
        /** Nothing says that it is this method's to release. */
        NOT_OURS("not the method's own"),
        /** It would be lost only on a path that is too unlikely to count. */
        UNLIKELY("unlikely"),
        /** No path leads to it. */
        UNREACHABLE("unreachable"),
        /** It can grow, but something limits it. */
        BOUNDED("bounded"),
        /** The search for it was given up. */
        BUDGET("given up");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as a report words it. */
        public String words() {
            return words;
        }
    }

    @Override
    public int compareTo(Silence other) {
        return ORDER.compare(this, other);
    }
}
