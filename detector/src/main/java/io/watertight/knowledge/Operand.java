// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.MethodRef;
import java.util.Optional;

/**
 * The value of a call that a {@link Fact} is about.
 *
 * @param kind which sort of value
 * @param index position among the declared parameters from 0; 0 for other kinds
 */
public record Operand(Kind kind, int index) {
    /** The receiver of the call. */
    public static final Operand THIS = new Operand(Kind.THIS, 0);

    /** What the call returns; for a constructor the new object. */
    public static final Operand RESULT = new Operand(Kind.RESULT, 0);

    /** Everything that was registered or bound there; after such verbs only. */
    public static final Operand ALL = new Operand(Kind.ALL, 0);

    public static Operand argument(int index) {
        return new Operand(Kind.ARGUMENT, index);
    }

    /**
     * Index of the operand in a call's argument list, in which the receiver comes first.
     *
     * @return -1 when it is not in that list: the result, everything, and the receiver of a call without one
     */
    public int position(boolean hasReceiver) {
        return switch (kind) {
            case THIS -> hasReceiver ? 0 : -1;
            case RESULT, ALL -> -1;
            case ARGUMENT -> hasReceiver ? index + 1 : index;
        };
    }

    /** Descriptor of its declared type, given the method that is called; empty for no class type. */
    Optional<String> type(MethodRef method) {
        String type = switch (kind) {
            case THIS -> "L" + method.owner() + ";";
            case RESULT -> method.isConstructor() ? "L" + method.owner() + ";" : method.returnType();
            case ARGUMENT -> method.parameterTypes().get(index);
            case ALL -> "";
        };
        return type.startsWith("L") ? Optional.of(type) : Optional.empty();
    }

    /** As knowledge files spell it: {@code this}, {@code result}, {@code arg0}. */
    @Override
    public String toString() {
        return switch (kind) {
            case THIS -> "this";
            case RESULT -> "result";
            case ARGUMENT -> "arg" + index;
            case ALL -> "all";
        };
    }

    /** Where an operand stands in a call. */
    public enum Kind {
        THIS,
        RESULT,
        ARGUMENT,
        ALL
    }
}
