// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import static io.watertight.obligation.state.Generated.always;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The map agrees with {@link TreeMap}, and equal maps are equal however they were made. */
class VariableMapTest {

    @Test
    void an_entry_that_was_put_is_there_and_the_others_stay() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            int variable = any.variable();
            Fact fact = any.fact();
            Map<Integer, Fact> expected = entries(map);
            expected.put(variable, fact);

            assertEquals(expected, entries(map.with(variable, fact)));
            assertEquals(fact, map.with(variable, fact).get(variable));
        });
    }

    @Test
    void an_entry_that_was_removed_is_gone_and_the_others_stay() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            int variable = any.variable();
            Map<Integer, Fact> expected = entries(map);
            expected.remove(variable);

            assertEquals(expected, entries(map.without(variable)));
            assertNull(map.without(variable).get(variable));
        });
    }

    @Test
    void no_operation_changes_the_map_it_is_called_on() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            Map<Integer, Fact> before = entries(map);
            map.with(any.variable(), any.fact());
            map.without(any.variable());
            map.retain(any.variables());
            map.intersect(any.facts());

            assertEquals(before, entries(map));
        });
    }

    @Test
    void retaining_keeps_exactly_the_variables_of_the_set() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            BitSet kept = any.variables();
            Map<Integer, Fact> expected = entries(map);
            expected.keySet().removeIf(variable -> !kept.get(variable));

            assertEquals(expected, entries(map.retain(kept)));
        });
    }

    @Test
    void the_intersection_holds_what_both_say_alike() {
        always(any -> {
            VariableMap<Fact> one = any.facts();
            VariableMap<Fact> other = any.facts();
            Map<Integer, Fact> expected = entries(one);
            expected.entrySet().retainAll(entries(other).entrySet());

            assertEquals(expected, entries(one.intersect(other)));
        });
    }

    @Test
    void intersection_is_a_meet() {
        always(any -> {
            VariableMap<Fact> a = any.facts();
            VariableMap<Fact> b = any.facts();
            VariableMap<Fact> c = any.facts();

            assertEquals(a, a.intersect(a), "idempotent");
            assertEquals(a.intersect(b), b.intersect(a), "commutative");
            assertEquals(a.intersect(b).intersect(c), a.intersect(b.intersect(c)), "associative");
            assertTrue(a.intersect(VariableMap.empty()).isEmpty(), "nothing known is the bottom");
        });
    }

    @Test
    void equal_entries_make_equal_maps_with_equal_hashes_whatever_the_order() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            List<Map.Entry<Integer, Fact>> shuffled =
                    new ArrayList<>(entries(map).entrySet());
            Collections.shuffle(shuffled, new Random(any.number(1000)));
            VariableMap<Fact> again = VariableMap.empty();
            for (Map.Entry<Integer, Fact> entry : shuffled) {
                again = again.with(entry.getKey(), any.fact()).with(entry.getKey(), entry.getValue());
            }

            assertEquals(map, again);
            assertEquals(map.hashCode(), again.hashCode());
        });
    }

    @Test
    void different_entries_make_different_maps() {
        always(any -> {
            VariableMap<Fact> one = any.facts();
            VariableMap<Fact> other = any.facts();

            assertEquals(entries(one).equals(entries(other)), one.equals(other));
        });
        assertNotEquals(VariableMap.empty(), "no map");
    }

    @Test
    void what_changes_nothing_makes_no_new_map() {
        always(any -> {
            VariableMap<Fact> map = any.facts();
            BitSet all = new BitSet();
            all.set(0, Generated.VARIABLES);

            assertSame(map, map.retain(all));
            assertSame(map, map.intersect(map));
            assertSame(map, map.without(Generated.VARIABLES));
            map.forEach((fact, variable) -> assertSame(map, map.with(variable, fact)));
        });
    }

    private static Map<Integer, Fact> entries(VariableMap<Fact> map) {
        Map<Integer, Fact> entries = new TreeMap<>();
        map.forEach((fact, variable) -> entries.put(variable, fact));
        assertEquals(entries.isEmpty(), map.isEmpty());
        return entries;
    }
}
