// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.ir.Comparison;
import org.jspecify.annotations.Nullable;

/** An int from {@code low} to {@code high}, both included: what an earlier test of order has shown of it. */
public record Range(int low, int high) implements Fact {
    private static final Range ANY = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** The ints for which the comparison with {@code bound} holds; it must be one of order. */
    public static Range of(Comparison comparison, int bound) {
        return switch (comparison) {
            case LESS -> new Range(Integer.MIN_VALUE, Math.max(bound, Integer.MIN_VALUE + 1) - 1);
            case LESS_OR_EQUAL -> new Range(Integer.MIN_VALUE, bound);
            case GREATER -> new Range(Math.min(bound, Integer.MAX_VALUE - 1) + 1, Integer.MAX_VALUE);
            case GREATER_OR_EQUAL -> new Range(bound, Integer.MAX_VALUE);
            case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException("no comparison of order: " + comparison);
        };
    }

    /** The ints that a fact leaves; null when it tells nothing of order. */
    public static @Nullable Range of(@Nullable Fact fact) {
        if (fact instanceof Fact.Constant constant) {
            return new Range(constant.value(), constant.value());
        }
        return fact instanceof Range range ? range : null;
    }

    /** What is known of an int in both ranges. */
    public Fact and(@Nullable Fact other) {
        Range known = other instanceof Range range ? range : ANY;
        int from = Math.max(low, known.low);
        int to = Math.min(high, known.high);
        return from == to ? new Fact.Constant(from) : new Range(from, to);
    }

    /** How the comparison of an int in this range with one in the other comes out. */
    Decision compared(Comparison comparison, Range other) {
        if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
            boolean differ = high < other.low || other.high < low;
            boolean holds = comparison == Comparison.NOT_EQUAL;
            return differ ? Decision.of(holds) : Decision.OPEN;
        }
        boolean atBest = comparison.holds(low, other.high) || comparison.holds(high, other.low);
        boolean atWorst = comparison.holds(low, other.high) && comparison.holds(high, other.low);
        if (atBest == atWorst) {
            return Decision.of(atBest);
        }
        return Decision.OPEN;
    }

    @Override
    public boolean isNonZero() {
        return low > 0 || high < 0;
    }
}
