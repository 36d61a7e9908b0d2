// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

/** The result a call must have had for a {@link Fact} about it to hold. */
public enum Condition {
    ALWAYS(""),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    NON_NULL("non-null");

    private final String word;

    Condition(String word) {
        this.word = word;
    }

    /** The condition as knowledge files spell it after {@code when}; empty for {@link #ALWAYS}. */
    public String word() {
        return word;
    }

    /** Whether a result of this type descriptor can be tested for the condition. */
    boolean fits(String returnType) {
        return switch (this) {
            case ALWAYS -> true;
            case TRUE, FALSE -> returnType.equals("Z");
            case NULL, NON_NULL -> returnType.startsWith("L") || returnType.startsWith("[");
        };
    }
}
