// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link Fact} says about a call or a type. */
public enum Verb {
    /** The operand is, from this call on, something outside the heap that the caller owns. */
    ACQUIRES("acquires", Subject.METHOD, Operands.RESULT_BY_DEFAULT),
    /** From this call on the caller holds the operand, a lock or a permit or a reference count, and must give it back. */
    HOLDS("holds", Subject.METHOD, Operands.REQUIRED),
    /** The duty on the operand is done. */
    RELEASES("releases", Subject.METHOD, Operands.REQUIRED),
    /** The result owes nothing of its own, and closing it closes the operand. */
    WRAPS("wraps", Subject.METHOD, Operands.REQUIRED),
    /** The callee releases the operand; the caller is done with it. */
    TAKES_OWNERSHIP("takes-ownership", Subject.METHOD, Operands.REQUIRED),
    /** The callee neither releases nor closes nor keeps the operand. */
    BORROWS("borrows", Subject.METHOD, Operands.REQUIRED),
    /** As {@link #ACQUIRES}, for a thing that belongs to a pool and must go back to it. */
    RETURNS_OWNED("returns-owned", Subject.METHOD, Operands.RESULT_BY_DEFAULT),
    /** The result is the operand itself. */
    ALIASES("aliases", Subject.METHOD, Operands.REQUIRED),
    /** Closing values of the type, or what this one method returns, releases nothing. */
    HARMLESS("harmless", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** The receiver, or the container named after "via", grows by the operand: the key where there is one. */
    ADDS("adds", Subject.METHOD, Operands.REQUIRED),
    /** The operand, a container, shrinks or becomes empty. */
    REMOVES("removes", Subject.METHOD, Operands.REQUIRED),
    /** Values of the type, or what this one method or constructor makes, cannot grow for ever. */
    BOUNDS("bounds", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** What is named after "via", else the result, begins with the elements of the operand, and may be longer. */
    COPIES("copies", Subject.METHOD, Operands.REQUIRED),
    /** Values of the type, or what this one method makes, drop an entry once nothing else holds its key. */
    WEAK_KEYS("weak-keys", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** Each call answers something else than those before: a new name, the next number. */
    UNIQUE("unique", Subject.METHOD, Operands.NONE),
    /** The boolean result says whether the operand is null or non-null; the condition is the one that yields true. */
    TESTS("tests", Subject.METHOD, Operands.REQUIRED),
    /** The result holds what the operand, a function, returns: once, or once for each element. */
    YIELDS("yields", Subject.METHOD, Operands.REQUIRED),
    /** Calls of this method, or of all methods of the type, throw nothing unless they are misused. */
    NOTHROW("nothrow", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** Calls of the method may well fail, though with an exception that need not be declared. */
    FAILS("fails", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** The operand, a function, runs later, after one outcome only: if the work succeeds, or if it fails. */
    ONE_OUTCOME("one-outcome", Subject.METHOD, Operands.REQUIRED),
    /** The process ends there: what it held is released with it. */
    ENDS("ends", Subject.METHOD, Operands.NONE),
    /** The receiver, else what is named after "via", else the process keeps the operand: a name where there is one. */
    REGISTERS("registers", Subject.METHOD, Operands.REQUIRED),
    /** What was registered as the operand is kept no longer. */
    UNREGISTERS("unregisters", Subject.METHOD, Operands.REQUIRED_OR_ALL),
    /** The current thread keeps a value under the operand: a name, or the thread-local itself. */
    BINDS("binds", Subject.METHOD, Operands.REQUIRED),
    /** Objects of the type, or of types with this annotation, live as long as the application. */
    LASTS("lasts", Subject.METHOD_OR_TYPE, Operands.NONE),
    /** The current thread no longer keeps a value under the operand. */
    UNBINDS("unbinds", Subject.METHOD, Operands.REQUIRED_OR_ALL);

    private final String word;
    private final Subject subject;
    private final Operands operands;

    Verb(String word, Subject subject, Operands operands) {
        this.word = word;
        this.subject = subject;
        this.operands = operands;
    }

    /** The verb as knowledge files spell it. */
    public String word() {
        return word;
    }

    boolean mayDescribeType() {
        return subject == Subject.METHOD_OR_TYPE;
    }

    boolean mayHaveOperand() {
        return operands != Operands.NONE;
    }

    boolean needsOperand() {
        return operands == Operands.REQUIRED || operands == Operands.REQUIRED_OR_ALL;
    }

    /** Whether the operand may be {@link Operand#ALL}. */
    boolean mayMeanAll() {
        return operands == Operands.REQUIRED_OR_ALL;
    }

    /** Whether the line may name what keeps the operand, its parent, or how many there are of it, after "via". */
    boolean mayNameParent() {
        return this == ACQUIRES
                || this == RETURNS_OWNED
                || this == ADDS
                || this == REGISTERS
                || this == COPIES
                || mayNameCount();
    }

    /** Whether the line may name the argument that says how many are taken or given back, after "via". */
    boolean mayNameCount() {
        return this == HOLDS || this == RELEASES;
    }

    /** Whether the operand may be a number: a key, or what a container grows by. */
    boolean mayNameNumber() {
        return this == ADDS || this == REGISTERS || this == UNREGISTERS || this == BINDS || this == UNBINDS;
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    /** The verb that differs least from a misspelt word. */
    static Verb nearest(String word) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(v -> distance(word, v.word)))
                .orElseThrow();
    }

    static String all() {
        return Arrays.stream(values()).map(Verb::word).collect(Collectors.joining(", "));
    }

    /** Edit distance (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private enum Subject {
        METHOD,
        METHOD_OR_TYPE
    }

    private enum Operands {
        NONE,
        RESULT_BY_DEFAULT,
        REQUIRED,
        REQUIRED_OR_ALL
    }
}
