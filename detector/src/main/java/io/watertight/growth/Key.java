// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import java.util.List;

/**
 * Where a key or an element comes from.
 *
 * @param domain how many different ones there can be
 * @param clause the same for a reader; empty when there is nothing to say
 */
record Key(Domain domain, String clause) {
    static final Key UNKNOWN = new Key(Domain.UNKNOWN, "");
    static final Key CONSTANT = new Key(Domain.CONSTANT, "a constant");

    /** How many different keys there can be, fewest first. */
    enum Domain {
        CONSTANT,
        /** The type has few values: an enum, a boolean. */
        CLOSED,
        /** One per class, method, class loader, locale: as many as the application has. */
        CLASS,
        /** Callers outside may pass anything, those in the program pass constants. */
        KNOWN_HERE,
        UNKNOWN,
        /** Whatever callers from outside pass. */
        OPEN,
        /** A new one each time. */
        FRESH
    }

    /** The widest of several origins. */
    static Key widest(List<Key> keys) {
        return keys.stream()
                .reduce((a, b) -> b.domain.compareTo(a.domain) > 0 ? b : a)
                .orElse(UNKNOWN);
    }

    /** The same for a value that is made from this one. */
    Key derived() {
        return clause.startsWith("parameter ") ? new Key(domain, "made from " + clause) : this;
    }

    /** At most as wide as this domain. */
    Key atMost(Domain most) {
        return domain.compareTo(most) > 0 ? new Key(most, clause) : this;
    }

    Key atLeast(Domain least) {
        return domain.compareTo(least) < 0 ? UNKNOWN : this;
    }
}
