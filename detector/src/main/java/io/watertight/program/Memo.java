// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The values of a function, each kept from the first time it is asked for. Several threads may ask; two that ask for the
 * same value first may both compute it, and a value may ask for others, unlike in {@link
 * ConcurrentHashMap#computeIfAbsent}, which also locks where a map is mostly read.
 *
 * @param <K> what is asked for
 * @param <V> what is kept of it
 */
public final class Memo<K, V> {
    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> function;

    /**
     * Nothing is kept at first.
     *
     * @param function gives the same value whenever it is asked for the same
     */
    public Memo(Function<K, V> function) {
        this.function = function;
    }

    /** The value of the function, computed or kept. */
    public V get(K key) {
        V value = known.get(key);
        if (value == null) {
            value = function.apply(key);
            known.put(key, value);
        }
        return value;
    }
}
