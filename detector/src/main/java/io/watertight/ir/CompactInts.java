// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An unmodifiable list of numbers that takes four bytes for each, and not twenty. */
final class CompactInts extends AbstractList<Integer> implements RandomAccess {
    private final int[] numbers;

    private CompactInts(int[] numbers) {
        this.numbers = numbers;
    }

    /** The same numbers. */
    static List<Integer> copyOf(List<Integer> numbers) {
        return numbers instanceof CompactInts
                ? numbers
                : new CompactInts(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Integer get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
