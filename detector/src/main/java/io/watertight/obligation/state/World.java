// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.ir.Variable;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one point about one tracked value: the variables that name it, with their roles, and a few facts
 * about other variables that decide tests. Immutable.
 *
 * <p>Worlds are the facts of a distributive analysis in the manner of IFDS (Reps, Horwitz, Sagiv 1995): sets of worlds
 * are joined by union and transferred one by one.
 *
 * @param names the variables that name the value
 * @param facts what is known of others
 * @param owed how often it must be released: more than once for a lock that was taken twice, or for several permits
 */
public record World(VariableMap<Role> names, VariableMap<Fact> facts, int owed) {
    /** A lock that is taken again and again in a loop must not make a world for each round. */
    private static final int MOST_OWED = 64;

    /** A value that is owed once, as most are. */
    public World(VariableMap<Role> names, VariableMap<Fact> facts) {
        this(names, facts, 1);
    }

    /** The world in which what is held was taken this many times more, or given back when it is negative. */
    public World owing(int more) {
        return new World(names, facts, Math.min(owed + more, MOST_OWED));
    }

    public boolean isLost() {
        return names.isEmpty();
    }

    @Nullable
    public Role role(int variable) {
        return variable == Variable.NONE ? null : names.get(variable);
    }

    /** The value is certainly there, so a variable that is it, or a wrapper that was built around it, is not null. */
    @Nullable
    public Fact fact(int variable) {
        Role role = names.get(variable);
        if (role == Role.IS || role == Role.CLOSES) {
            return new Fact.NonZero();
        }
        return facts.get(variable);
    }

    public World named(int variable, Role role) {
        Role before = names.get(variable);
        return new World(names.with(variable, before == null ? role : before.or(role)), facts, owed);
    }

    public World with(int variable, Fact fact) {
        return new World(names, facts.with(variable, fact), owed);
    }

    /** The world after {@code variable} was assigned something unknown. */
    public World forget(int variable) {
        if (variable == Variable.NONE) {
            return this;
        }
        VariableMap<Role> otherNames = names.without(variable);
        VariableMap<Fact> otherFacts = facts.without(variable);
        boolean isSame = otherNames.equals(names) && otherFacts.equals(facts);
        return isSame ? this : new World(otherNames, otherFacts, owed);
    }

    /** The world after {@code target = source}. */
    public World copy(int target, int source) {
        Role role = names.get(source);
        Fact fact = facts.get(source);
        World result = forget(target);
        if (role != null) {
            result = result.named(target, role);
        }
        return fact == null ? result : result.with(target, fact);
    }

    World retain(BitSet live) {
        return new World(names.retain(live), facts.retain(live), owed);
    }

    /** The world after these places or variables may have been assigned something unknown, but not the value's names. */
    public World withoutFactsOf(BitSet unknown) {
        if (facts.isEmpty() || unknown.isEmpty()) {
            return this;
        }
        VariableMap<Fact> rest = facts;
        for (int name = unknown.nextSetBit(0); name >= 0; name = unknown.nextSetBit(name + 1)) {
            rest = rest.without(name);
        }
        return new World(names, rest, owed);
    }

    /** The world after these places came to lie behind another object. */
    public World forgetAll(BitSet gone) {
        World after = this;
        for (int name = gone.nextSetBit(0); name >= 0; name = gone.nextSetBit(name + 1)) {
            after = after.forget(name);
        }
        return after;
    }

    public World withoutFacts() {
        return new World(names, VariableMap.empty(), owed);
    }

    /** Whether the value is only held by something, and no variable is it or closes it. */
    public boolean isOnlyHeld() {
        boolean[] direct = {false};
        names.forEach((role, variable) -> direct[0] |= role != Role.HOLDS);
        return !direct[0];
    }
}
