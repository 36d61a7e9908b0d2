// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Retention;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.UnboundedGrowth.Setting;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Violations about memory as the engine would report them, one aspect changed at a time. */
record GrowthCase(
        Retention retention, Shape shape, String key, Strength strength, Optional<Miss> miss, Setting setting) {
    static final Retention PROCESS = new Retention(Retention.Kind.PROCESS, "Desk is annotated @Service");
    static final Retention SHARED = new Retention(Retention.Kind.SHARED, "it is a ConcurrentHashMap");
    static final Retention UNKNOWN = new Retention(Retention.Kind.UNKNOWN, "");

    private static final Setting PLAIN = new Setting("", false, "");
    private static final Set<Retained.Kind> NAMED =
            Set.of(Retained.Kind.THREAD, Retained.Kind.THREAD_PER_OBJECT, Retained.Kind.EXECUTOR);
    private static final MethodRef QUOTE = new MethodRef("shop/Desk", "quote", "(Lshop/Request;)V");
    private static final FieldRef QUOTES = new FieldRef("shop/Desk", "QUOTES", "Ljava/util/Map;");

    /** A map in an object of this life, which grows by new keys. */
    static GrowthCase of(Retention retention) {
        return new GrowthCase(retention, Shape.KEYED, "", Strength.STRONG, Optional.empty(), PLAIN);
    }

    GrowthCase with(Shape other) {
        return new GrowthCase(retention, other, key, strength, miss, setting);
    }

    GrowthCase with(Strength other) {
        return new GrowthCase(retention, shape, key, other, miss, setting);
    }

    GrowthCase withKey(String other) {
        return new GrowthCase(retention, shape, other, strength, miss, setting);
    }

    GrowthCase withMiss(Miss.Kind kind, String clause) {
        return new GrowthCase(retention, shape, key, strength, Optional.of(new Miss(kind, clause)), setting);
    }

    GrowthCase with(Setting other) {
        return new GrowthCase(retention, shape, key, strength, miss, other);
    }

    UnboundedGrowth violation() {
        Cause cause = new Cause("Map.computeIfAbsent", "quote(Request)", key, shape, setting);
        List<Site> sites = List.of(new Site(QUOTE, 12));
        return new UnboundedGrowth(QUOTES, retention, sites, cause, List.of(), strength, List.of(), miss);
    }

    /** What is kept for ever, and nothing around it that could take it back. */
    static Retained retained(Retained.Kind kind, String call, Strength strength) {
        return retained(kind, call, strength, Retained.Undo.NONE);
    }

    /** What is kept for ever; a thread-local or an executor is named by a field. */
    static Retained retained(Retained.Kind kind, String call, Strength strength, Retained.Undo undo) {
        Optional<FieldRef> field = NAMED.contains(kind)
                ? Optional.of(new FieldRef("shop/Desk", "CURRENT", "Ljava/lang/ThreadLocal;"))
                : Optional.empty();
        return new Retained(kind, field, new Site(QUOTE, 12), call, List.of(), strength, List.of(), undo);
    }
}
