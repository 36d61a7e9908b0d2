// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

/** How a call must have ended for a {@link Fact} about it to hold. */
public enum Condition {
    ALWAYS(""),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    NON_NULL("non-null"),
    /** It threw an exception; all others speak of a result. */
    THROWN("thrown");

    private final String word;

    Condition(String word) {
        this.word = word;
    }

    /** The condition as knowledge files spell it after {@code when}; empty for {@link #ALWAYS}. */
    public String word() {
        return word;
    }

    /** What the method has returned when it has not returned this; {@link #ALWAYS} when there is no such thing. */
    public Condition opposite() {
        return switch (this) {
            case ALWAYS, THROWN -> ALWAYS;
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case NULL -> NON_NULL;
            case NON_NULL -> NULL;
        };
    }

    /** Whether a call with a result of this type descriptor can meet the condition; of a number, zero counts as null. */
    public boolean fits(String returnType) {
        return switch (this) {
            case ALWAYS, THROWN -> true;
            case TRUE, FALSE -> returnType.equals("Z");
            case NULL, NON_NULL ->
                returnType.startsWith("L")
                        || returnType.startsWith("[")
                        || returnType.equals("J")
                        || returnType.equals("I");
        };
    }
}
