// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

import java.util.Comparator;

/**
 * Something that was looked at and is not reported, and why: a resource that a method acquires, a container that grows.
 *
 * @param element the method, or the field that holds the container
 * @param line line of the acquisition; 0 when it is about a field or the class file does not say
 * @param subject the call that acquires it, as a reader writes it: {@code Files.lines}; the field for a container
 * @param reason why it is silent, one of a few phrases: {@code released}, {@code handed on}
 * @param detail what shows that, as a clause; may be empty
 */
public record Unreported(Element element, int line, String subject, String reason, String detail)
        implements Comparable<Unreported> {
    private static final Comparator<Unreported> ORDER = Comparator.comparing(
                    (Unreported u) -> u.element().qualifiedName())
            .thenComparing(Unreported::line)
            .thenComparing(Unreported::subject)
            .thenComparing(Unreported::reason)
            .thenComparing(Unreported::detail);

    @Override
    public int compareTo(Unreported other) {
        return ORDER.compare(this, other);
    }
}
