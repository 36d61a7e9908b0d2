// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Values of the domain for the laws it obeys: a thousand of each, the same in every run. */
public final class Generated {
    static final int VARIABLES = 6;
    private static final int RUNS = 1000;
    private static final long SEED = 20240611;

    private final Random random;

    private Generated(Random random) {
        this.random = random;
    }

    /** Checks a law on many generated values; a failure can be repeated, for the seed is fixed. */
    public static void always(Consumer<Generated> law) {
        Random random = new Random(SEED);
        for (int run = 0; run < RUNS; run++) {
            law.accept(new Generated(random));
        }
    }

    int variable() {
        return random.nextInt(VARIABLES);
    }

    public int number(int bound) {
        return random.nextInt(bound);
    }

    Role role() {
        return oneOf(List.of(Role.values()));
    }

    Fact fact() {
        return oneOf(List.of(
                Fact.Constant.ZERO,
                new Fact.Constant(1),
                new Fact.Constant(-7),
                new Fact.NonZero(),
                new Fact.Instance("a/A"),
                new Fact.Caught("a/E")));
    }

    VariableMap<Fact> facts() {
        VariableMap<Fact> map = VariableMap.empty();
        for (int i = random.nextInt(VARIABLES); i > 0; i--) {
            map = map.with(variable(), fact());
        }
        return map;
    }

    World world() {
        World world = new World(VariableMap.empty(), facts());
        for (int i = random.nextInt(3); i > 0; i--) {
            world = world.named(variable(), role());
        }
        return world;
    }

    BitSet variables() {
        BitSet set = new BitSet();
        for (int i = 0; i < VARIABLES; i++) {
            set.set(i, random.nextBoolean());
        }
        return set;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
