// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.knowledge.Condition;
import io.watertight.program.FieldRef;

/** What is known of a variable besides the tracked value: enough to decide the tests a method makes. */
public sealed interface Fact permits Fact.Constant, Fact.NonZero, Fact.Named, Fact.Instance, Fact.Caught, Range {
    /** An int, boolean or char; zero also stands for null and false. */
    record Constant(int value) implements Fact {
        /** Null is zero: bytecode and source compare both the same way. */
        public static final Constant ZERO = new Constant(0);

        @Override
        public boolean isZero() {
            return value == 0;
        }

        @Override
        public boolean isNonZero() {
            return value != 0;
        }
    }

    /** Neither zero nor null nor false. */
    record NonZero() implements Fact {}

    /** The enum constant that lies in this field. */
    record Named(FieldRef constant) implements Fact {}

    /** An object of exactly this type. */
    record Instance(String type) implements Fact {}

    /** An exception of this type or a subtype that was caught, or that was made from one. */
    record Caught(String type) implements Fact {}

    /** What such a result is. */
    static Fact of(Condition result) {
        return switch (result) {
            case TRUE -> new Constant(1);
            case FALSE, NULL -> Constant.ZERO;
            case NON_NULL -> new NonZero();
            case ALWAYS, THROWN -> throw new IllegalArgumentException("tells nothing of a result: " + result);
        };
    }

    default boolean isZero() {
        return false;
    }

    /** Whether the variable is certainly neither zero nor null. */
    default boolean isNonZero() {
        return true;
    }
}
