// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import static io.watertight.obligation.state.Generated.always;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.ir.Variable;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** What a world knows, and how pruning, forgetting and copying change it. */
class WorldTest {
    private static final World NOTHING = new World(VariableMap.empty(), VariableMap.empty());

    @Test
    void pruning_twice_is_pruning_by_what_both_keep() {
        always(any -> {
            World world = any.world();
            BitSet one = any.variables();
            BitSet other = any.variables();
            BitSet both = (BitSet) one.clone();
            both.and(other);

            assertEquals(world.retain(both), world.retain(one).retain(other));
            assertEquals(world.retain(one), world.retain(one).retain(one));
        });
    }

    @Test
    void pruning_is_monotone() {
        always(any -> {
            World world = any.world();
            BitSet more = any.variables();
            BitSet less = (BitSet) more.clone();
            less.and(any.variables());

            assertTrue(knowsNoMore(world.retain(less), world.retain(more)));
            assertTrue(knowsNoMore(world.retain(more), world));
        });
    }

    @Test
    void a_forgotten_variable_is_neither_name_nor_fact_and_the_others_stay() {
        always(any -> {
            World world = any.world();
            int variable = any.variable();
            BitSet others = new BitSet();
            others.set(0, Generated.VARIABLES);
            others.clear(variable);

            World after = world.forget(variable);
            assertNull(after.role(variable));
            assertNull(after.fact(variable));
            assertEquals(world.retain(others), after);
            assertEquals(world, world.forget(Variable.NONE));
        });
    }

    @Test
    void a_copy_knows_of_the_target_what_is_known_of_the_source() {
        always(any -> {
            World world = any.world();
            int target = any.variable();
            int source = (target + 1 + any.number(Generated.VARIABLES - 1)) % Generated.VARIABLES;

            World after = world.copy(target, source);
            assertEquals(world.role(source), after.role(target));
            assertEquals(world.fact(source), after.fact(target));
            assertEquals(world.forget(target), after.forget(target), "nothing else changes");
            assertEquals(after, after.copy(target, source), "a second copy changes nothing");
        });
    }

    @Test
    void a_copy_onto_itself_changes_nothing() {
        always(any -> {
            World world = any.world();
            int variable = any.variable();

            assertEquals(world, world.copy(variable, variable));
        });
    }

    @Test
    void a_name_only_gets_stronger() {
        always(any -> {
            World world = any.world();
            int variable = any.variable();
            Role role = any.role();
            Role before = world.role(variable);

            Role after = world.named(variable, role).role(variable);
            assertEquals(before == null ? role : before.or(role), after);
        });
    }

    @Test
    void the_value_and_its_wrappers_are_not_null_and_what_holds_it_may_be_anything() {
        World world = NOTHING.named(0, Role.IS).named(1, Role.CLOSES).named(2, Role.HOLDS);

        assertEquals(new Fact.NonZero(), world.fact(0));
        assertEquals(new Fact.NonZero(), world.fact(1));
        assertNull(world.fact(2));
        assertNull(world.fact(3));
        assertNull(world.role(Variable.NONE));
    }

    @Test
    void a_world_without_a_name_is_lost_whatever_it_knows() {
        assertTrue(NOTHING.with(1, Fact.Constant.ZERO).isLost());
        assertFalse(NOTHING.named(1, Role.HOLDS).isLost());
        assertTrue(NOTHING.named(1, Role.IS).forget(1).isLost());
    }

    @Test
    void a_value_is_only_held_while_no_name_is_it_or_closes_it() {
        assertTrue(NOTHING.named(1, Role.HOLDS).isOnlyHeld());
        assertFalse(NOTHING.named(1, Role.HOLDS).named(2, Role.CLOSES).isOnlyHeld());
        assertFalse(NOTHING.named(1, Role.IS).isOnlyHeld());
    }

    @Test
    void names_stay_when_facts_are_dropped() {
        always(any -> {
            World world = any.world();

            assertEquals(world.names(), world.withoutFacts().names());
            assertTrue(world.withoutFacts().facts().isEmpty());
        });
    }

    private static boolean knowsNoMore(World less, World more) {
        boolean[] within = {true};
        less.names()
                .forEach((role, variable) ->
                        within[0] &= role.equals(more.names().get(variable)));
        less.facts()
                .forEach((fact, variable) ->
                        within[0] &= fact.equals(more.facts().get(variable)));
        return within[0];
    }
}
