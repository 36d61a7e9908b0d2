// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/** What is known of a variable besides the tracked value: enough to decide the tests a method makes. */
sealed interface Fact {
    /** Null is zero: bytecode and source compare both the same way. */
    Fact ZERO = new Constant(0);

    /** An int, boolean or char; zero also stands for null and false. */
    record Constant(int value) implements Fact {}

    /** Neither zero nor null nor false. */
    record NonZero() implements Fact {}

    /** An object of exactly this type. */
    record Instance(String type) implements Fact {}

    /** An exception of this type or a subtype that was caught, or that was made from one. */
    record Caught(String type) implements Fact {}

    default boolean isZero() {
        return equals(ZERO);
    }

    /** Whether the variable is certainly neither zero nor null. */
    default boolean isNonZero() {
        return !(this instanceof Constant) || ((Constant) this).value() != 0;
    }
}
