// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

/**
 * Why something lives long.
 *
 * @param kind how sure that is
 * @param clause the evidence as a clause, such as {@code PriceCache is annotated @Component}; empty for a static field
 */
public record Retention(Kind kind, String clause) {
    /** What a static field holds. */
    public static final Retention STATIC = new Retention(Kind.STATIC, "");

    /** How long the holder lives. */
    public enum Kind {
        /** A static field holds it. */
        STATIC,
        /** Its holder is made once and lives as long as the application. */
        PROCESS,
        /** Several threads use it, so that it outlives the work of each. */
        SHARED,
        /** Nothing says how long its holder lives. */
        UNKNOWN
    }
}
