// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import java.util.List;
import java.util.Set;

/**
 * Where a key or an element comes from.
 *
 * @param domain how many different ones there can be
 * @param clause the same for a reader; empty when there is nothing to say
 * @param given the parameter of an entry point that it comes from
 */
public record Key(Domain domain, String clause, Given given) {
    public static final Key UNKNOWN = new Key(Domain.UNKNOWN, "");
    static final Key CONSTANT = new Key(Domain.CONSTANT, "a constant");

    Key(Domain domain, String clause) {
        this(domain, clause, Given.NOTHING);
    }

    /**
     * What callers from outside gave.
     *
     * @param type descriptor of the parameter; empty when the key comes from none
     * @param name its name in the source, as far as that is known
     * @param asItIs whether the key is the very argument, and not made from it
     * @param isPiece whether the key is one of the pieces that a text was taken apart into: content, and no name
     */
    public record Given(String type, String name, boolean asItIs, boolean isPiece) {
        private static final Set<String> TEXTS = Set.of("Ljava/lang/String;", "Ljava/lang/CharSequence;");

        static final Given NOTHING = new Given("", "", false, false);

        Given(String type, String name) {
            this(type, name, true, false);
        }

        public boolean isText() {
            return TEXTS.contains(type);
        }

        /** Whether the key is made of what is different each time: pieces of a text, addresses, and what is called so. */
        public boolean isContent() {
            return isPiece || type.startsWith("Ljava/net/") || (isText() && KeyWords.meansContent(name));
        }

        /** Whether the key is an argument that may well be a name: a text, or anything at all. */
        public boolean isName() {
            return asItIs && (isText() || type.equals("Ljava/lang/Object;"));
        }

        /** The same for an element of what was given. */
        Given element() {
            return asItIs && type.startsWith("[")
                    ? new Given(type.substring(1), name)
                    : new Given(type, name, false, isText());
        }
    }

    /** How many different keys there can be, fewest first. */
    public enum Domain {
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
        /** Another name or number each time. */
        UNIQUE,
        /** A new object each time, which equals only itself. */
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
        String made = clause.startsWith("parameter ") ? "made from " + clause : clause;
        return new Key(domain, made, new Given(given.type, given.name, false, given.isPiece));
    }

    /** At most as wide as this domain; what is another one each time stays so where anything may come. */
    public Key atMost(Domain most) {
        boolean isUniqueAmongAny = domain == Domain.UNIQUE && most == Domain.OPEN;
        return domain.compareTo(most) > 0 && !isUniqueAmongAny ? new Key(most, clause, given) : this;
    }

    Key atLeast(Domain least) {
        return domain.compareTo(least) < 0 ? UNKNOWN : this;
    }
}
