// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.ir.Comparison;
import org.jspecify.annotations.Nullable;

/** How a test comes out, given what is known of its operands. */
public enum Decision {
    HOLDS,
    FAILS,
    OPEN;

    public static Decision of(Comparison comparison, @Nullable Fact left, @Nullable Fact right) {
        if (left instanceof Fact.Constant a && right instanceof Fact.Constant b) {
            return comparison.holds(a.value(), b.value()) ? HOLDS : FAILS;
        }
        if (left instanceof Fact.Named a && right instanceof Fact.Named b) {
            return of(a.equals(b) == (comparison == Comparison.EQUAL));
        }
        Range first = Range.of(left);
        Range second = Range.of(right);
        if (first != null && second != null) {
            return first.compared(comparison, second);
        }
        boolean differ = differ(left, right) || differ(right, left);
        if (!differ) {
            return OPEN;
        }
        return switch (comparison) {
            case EQUAL -> FAILS;
            case NOT_EQUAL -> HOLDS;
            default -> OPEN;
        };
    }

    public static Decision of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    private static boolean differ(@Nullable Fact one, @Nullable Fact other) {
        return one != null && other != null && one.isZero() && other.isNonZero();
    }
}
