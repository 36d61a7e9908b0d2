// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule says which field grows, through what, how often, and what it lacks. */
class UnboundedStaticCollectionTest {
    private static final MethodRef QUOTE = new MethodRef("shop/ShippingCalculator", "quote", "(Lshop/Request;)V");

    private static Judgement judgement(Strength strength, Shape shape, String key) {
        FieldRef field = new FieldRef("shop/ShippingCalculator", "QUOTES", "Ljava/util/Map;");
        Cause cause = new Cause("ConcurrentHashMap.computeIfAbsent", "quote(Request)", key, shape);
        UnboundedGrowth growth =
                new UnboundedGrowth(field, List.of(new Site(QUOTE, 12)), cause, List.of(), strength, List.of());
        return new UnboundedStaticCollection().judge(growth).orElseThrow();
    }

    @Test
    void a_map_grows_per_new_key() {
        assertEquals(
                "ShippingCalculator.QUOTES grows by one entry per new key in quote(Request)"
                        + " (ConcurrentHashMap.computeIfAbsent) and nothing in the program removes, replaces or limits its"
                        + " entries. The key is parameter request of quote(Request).",
                judgement(Strength.STRONG, Shape.KEYED, "parameter request of quote(Request)")
                        .message());
    }

    @Test
    void a_list_grows_per_call() {
        assertEquals(
                "ShippingCalculator.QUOTES grows with each call of quote(Request) (ConcurrentHashMap.computeIfAbsent)"
                        + " and nothing in the program removes, replaces or limits its entries.",
                judgement(Strength.WEAK, Shape.SEQUENCE, "").message());
    }

    @Test
    void confidence_follows_the_strength_of_the_case() {
        assertEquals(
                Confidence.HIGH, judgement(Strength.STRONG, Shape.KEYED, "").confidence());
        assertEquals(
                Confidence.MEDIUM, judgement(Strength.FAIR, Shape.KEYED, "").confidence());
        assertEquals(Confidence.LOW, judgement(Strength.WEAK, Shape.KEYED, "").confidence());
    }
}
