// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import static io.watertight.obligation.state.Generated.always;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.watertight.ir.Comparison;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A test is decided only if it comes out that way for every pair of values that the facts allow. */
class DecisionTest {
    private static final int REACH = 9;

    @Test
    void a_decision_agrees_with_every_pair_of_values_behind_the_facts() {
        always(any -> {
            Comparison test = any.oneOf(List.of(Comparison.values()));
            Fact left = any.fact();
            Fact right = any.fact();
            Decision decided = Decision.of(test, left, right);
            for (int a : valuesOf(left)) {
                for (int b : valuesOf(right)) {
                    Decision contradicted = test.holds(a, b) ? Decision.FAILS : Decision.HOLDS;
                    assertNotEquals(contradicted, decided, () -> left + " " + test.symbol() + " " + right);
                }
            }
        });
    }

    @Test
    void constants_decide_every_test() {
        for (Comparison test : Comparison.values()) {
            for (int a = -2; a <= 2; a++) {
                for (int b = -2; b <= 2; b++) {
                    Decision expected = test.holds(a, b) ? Decision.HOLDS : Decision.FAILS;
                    assertEquals(expected, Decision.of(test, new Fact.Constant(a), new Fact.Constant(b)));
                }
            }
        }
    }

    @Test
    void operands_may_change_sides() {
        always(any -> {
            Comparison test = any.oneOf(List.of(Comparison.values()));
            Fact left = any.fact();
            Fact right = any.fact();

            assertEquals(Decision.of(test, left, right), Decision.of(swapped(test), right, left));
        });
    }

    @Test
    void a_test_and_its_opposite_come_out_differently_or_stay_open_together() {
        always(any -> {
            Comparison test = any.oneOf(List.of(Comparison.values()));
            Fact left = any.fact();
            Fact right = any.fact();

            assertEquals(negated(Decision.of(test, left, right)), Decision.of(negated(test), left, right));
        });
    }

    @Test
    void something_that_is_there_is_not_null() {
        for (Fact there : List.of(new Fact.NonZero(), new Fact.Instance("a/A"), new Fact.Caught("a/E"))) {
            assertEquals(Decision.FAILS, Decision.of(Comparison.EQUAL, there, Fact.Constant.ZERO));
            assertEquals(Decision.HOLDS, Decision.of(Comparison.NOT_EQUAL, there, Fact.Constant.ZERO));
        }
    }

    @Test
    void what_is_not_known_decides_nothing() {
        for (Comparison test : Comparison.values()) {
            assertEquals(Decision.OPEN, Decision.of(test, null, Fact.Constant.ZERO));
            assertEquals(Decision.OPEN, Decision.of(test, new Fact.NonZero(), null));
            assertEquals(Decision.OPEN, Decision.of(test, new Fact.NonZero(), new Fact.NonZero()));
        }
    }

    @Test
    void not_zero_does_not_say_greater() {
        assertEquals(Decision.OPEN, Decision.of(Comparison.GREATER, new Fact.NonZero(), Fact.Constant.ZERO));
        assertEquals(Decision.OPEN, Decision.of(Comparison.LESS, new Fact.NonZero(), Fact.Constant.ZERO));
    }

    /** The ints that stand for what a fact allows; references are compared to null only, which is zero. */
    private static int[] valuesOf(Fact fact) {
        if (fact instanceof Fact.Constant constant) {
            return new int[] {constant.value()};
        }
        return IntStream.rangeClosed(-REACH, REACH).filter(value -> value != 0).toArray();
    }

    private static Comparison swapped(Comparison test) {
        return switch (test) {
            case EQUAL, NOT_EQUAL -> test;
            case LESS -> Comparison.GREATER;
            case GREATER -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }

    private static Comparison negated(Comparison test) {
        return switch (test) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
        };
    }

    private static Decision negated(Decision decision) {
        return switch (decision) {
            case HOLDS -> Decision.FAILS;
            case FAILS -> Decision.HOLDS;
            case OPEN -> Decision.OPEN;
        };
    }
}
