// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.program.Descriptors;
import java.util.Optional;
import java.util.Set;

/** The words that all rules about growing containers share. */
final class GrowthWording {
    private GrowthWording() {}

    static Judgement judgement(UnboundedGrowth growth) {
        return new Judgement(
                Judgement.confidence(growth.strength()), message(growth), GrowthRemedy.of(growth, container(growth)));
    }

    /** Judges what grows although something of these kinds looks like a bound, and passes over the rest. */
    static Optional<Judgement> despite(Set<Miss.Kind> kinds, UnboundedGrowth growth) {
        return growth.miss().filter(miss -> kinds.contains(miss.kind())).map(miss -> judgement(growth));
    }

    private static String message(UnboundedGrowth growth) {
        String key = growth.cause().key();
        String unit =
                growth.cause().shape() == Shape.KEYED || growth.cause().shape() == Shape.IDENTITY ? "key" : "element";
        String origin = key.isEmpty() ? "" : " The " + unit + " is " + key + ".";
        return container(growth)
                + measure(growth.cause().shape())
                + growth.cause().driver()
                + " ("
                + growth.cause().call()
                + ") and "
                + growth.miss()
                        .map(Miss::clause)
                        .orElse("nothing in the program removes, replaces or limits its entries")
                + "."
                + origin
                + retention(growth);
    }

    private static String container(UnboundedGrowth growth) {
        return Descriptors.simpleName(growth.container().owner())
                + "."
                + growth.container().name();
    }

    private static String retention(UnboundedGrowth growth) {
        return growth.retention().clause().isEmpty()
                ? ""
                : " It lives long: " + growth.retention().clause() + ".";
    }

    private static String measure(Shape shape) {
        return switch (shape) {
            case KEYED -> " grows by one entry per new key in ";
            case IDENTITY -> " grows by one entry with each call, because its keys equal only themselves, in ";
            case SEQUENCE -> " grows with each call of ";
            case ARRAY -> " is replaced by longer copies of itself in ";
            case TEXT -> " gets longer with each call of ";
        };
    }
}
