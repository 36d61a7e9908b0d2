// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** An immutable map from variables to values, made for a handful of entries and for fast equality. */
public final class VariableMap<V> {
    private static final VariableMap<?> EMPTY = new VariableMap<>(new int[0], new Object[0]);

    private final int[] variables;
    private final Object[] values;
    private final int hash;

    private VariableMap(int[] variables, Object[] values) {
        this.variables = variables;
        this.values = values;
        this.hash = 31 * Arrays.hashCode(variables) + Arrays.hashCode(values);
    }

    @SuppressWarnings("unchecked")
    public static <V> VariableMap<V> empty() {
        return (VariableMap<V>) EMPTY;
    }

    boolean isEmpty() {
        return variables.length == 0;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    public V get(int variable) {
        int at = Arrays.binarySearch(variables, variable);
        return at < 0 ? null : (V) values[at];
    }

    VariableMap<V> with(int variable, V value) {
        int at = Arrays.binarySearch(variables, variable);
        if (at >= 0) {
            if (values[at].equals(value)) {
                return this;
            }
            Object[] changed = values.clone();
            changed[at] = value;
            return new VariableMap<>(variables, changed);
        }
        int insert = -at - 1;
        int[] keys = new int[variables.length + 1];
        Object[] items = new Object[variables.length + 1];
        System.arraycopy(variables, 0, keys, 0, insert);
        System.arraycopy(values, 0, items, 0, insert);
        keys[insert] = variable;
        items[insert] = value;
        System.arraycopy(variables, insert, keys, insert + 1, variables.length - insert);
        System.arraycopy(values, insert, items, insert + 1, values.length - insert);
        return new VariableMap<>(keys, items);
    }

    VariableMap<V> without(int variable) {
        int at = Arrays.binarySearch(variables, variable);
        if (at < 0) {
            return this;
        }
        BitSet kept = new BitSet();
        kept.set(0, variables.length);
        kept.clear(at);
        return select(kept);
    }

    /** The entries whose variable is in the set. */
    public VariableMap<V> retain(BitSet kept) {
        BitSet positions = new BitSet();
        for (int i = 0; i < variables.length; i++) {
            positions.set(i, kept.get(variables[i]));
        }
        return positions.cardinality() == variables.length ? this : select(positions);
    }

    /** The entries that are equal in both maps. */
    public VariableMap<V> intersect(VariableMap<V> other) {
        BitSet positions = new BitSet();
        for (int i = 0; i < variables.length; i++) {
            positions.set(i, values[i].equals(other.get(variables[i])));
        }
        return positions.cardinality() == variables.length ? this : select(positions);
    }

    private VariableMap<V> select(BitSet positions) {
        int size = positions.cardinality();
        if (size == 0) {
            return empty();
        }
        int[] keys = new int[size];
        Object[] items = new Object[size];
        int to = 0;
        for (int i = positions.nextSetBit(0); i >= 0; i = positions.nextSetBit(i + 1)) {
            keys[to] = variables[i];
            items[to++] = values[i];
        }
        return new VariableMap<>(keys, items);
    }

    @SuppressWarnings("unchecked")
    public void forEach(ObjIntConsumer<V> action) {
        for (int i = 0; i < variables.length; i++) {
            action.accept((V) values[i], variables[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VariableMap<?> map
                && hash == map.hash
                && Arrays.equals(variables, map.variables)
                && Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
