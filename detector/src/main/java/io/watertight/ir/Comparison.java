// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/** The test of a {@link Instruction.Branch}. */
public enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    LESS_OR_EQUAL("<=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether the test holds for two known ints. */
    public boolean holds(int left, int right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case GREATER_OR_EQUAL -> left >= right;
            case GREATER -> left > right;
            case LESS_OR_EQUAL -> left <= right;
        };
    }

    /** The test that holds whenever this one fails. */
    public Comparison opposite() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
            case GREATER -> LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
        };
    }

    /** The same test with its operands the other way round. */
    public Comparison mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            case GREATER -> LESS;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        };
    }
}
