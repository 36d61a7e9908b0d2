// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.index.MergedApi.Living;
import io.watertight.program.index.MergedApi.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods only say again what a supertype says: overrides with the same descriptor, visibility and exceptions. They
 * need no line, for whoever looks for them finds the method they override; in every release, and from every subtype. The
 * methods that define equality are kept: that a type has them is what they say.
 */
final class Overrides {
    private static final Set<String> EQUALITY = Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I");

    private final Map<String, MergedApi.Type> types;
    private final Map<String, Map<String, Saying>> sayings = new HashMap<>();
    private final Map<String, Set<String>> dropped = new HashMap<>();

    private Overrides(Map<String, MergedApi.Type> types) {
        this.types = types;
        types.forEach((name, type) -> {
            Map<String, Saying> ofType = sayings.computeIfAbsent(name, n -> new HashMap<>());
            type.members().stream()
                    .filter(member -> !isConstructor(member))
                    .forEach(member -> ofType.put(key(member), saying(member)));
        });
    }

    static Overrides of(Map<String, MergedApi.Type> types, int older, int newer) {
        Overrides overrides = new Overrides(types);
        overrides.sayings.forEach((type, keys) -> overrides.dropped.put(type, new HashSet<>(keys.keySet())));
        overrides.dropped.values().forEach(keys -> keys.removeAll(EQUALITY));
        boolean isSettled = false;
        while (!isSettled) {
            isSettled = true;
            for (int release = older; release <= newer; release++) {
                for (List<String> order : overrides.lookUpOrders(release)) {
                    isSettled &= !overrides.keepWhatIsNeeded(order, release);
                }
            }
        }
        return overrides;
    }

    boolean saysNothingNew(MergedApi.Type type, Living<Member> member) {
        return !isConstructor(member) && dropped.get(type.newest().name()).contains(key(member));
    }

    /** Keeps each member that a look-up in this order finds, unless what is kept already answers the same. */
    private boolean keepWhatIsNeeded(List<String> order, int release) {
        Map<String, String> kept = new HashMap<>();
        for (String type : order) {
            sayingsOf(type).forEach((key, saying) -> {
                if (!dropped.get(type).contains(key) && !saying.life().isOver(release)) {
                    kept.putIfAbsent(key, saying.text());
                }
            });
        }
        boolean isChanged = false;
        Set<String> seen = new HashSet<>();
        for (String type : order) {
            for (Map.Entry<String, Saying> member : sayingsOf(type).entrySet()) {
                String key = member.getKey();
                Saying saying = member.getValue();
                if (!saying.life().isOver(release)
                        && seen.add(key)
                        && !saying.text().equals(kept.get(key))) {
                    isChanged |= dropped.get(type).remove(key);
                }
            }
        }
        return isChanged;
    }

    /** Of each type, those of supertypes first, so that what is overridden is kept before what overrides it. */
    private List<List<String>> lookUpOrders(int release) {
        return types.keySet().stream()
                .map(type -> lookUpOrder(type, release))
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    /** The type and its supertypes as {@code Program} goes through them: classes first, then interfaces. */
    private List<String> lookUpOrder(String name, int release) {
        Set<String> order = new LinkedHashSet<>();
        List<String> interfaces = new ArrayList<>();
        for (String type = name; types.containsKey(type); type = superclass(type, release)) {
            order.add(type);
            interfaces.addAll(interfaces(type, release));
        }
        for (int i = 0; i < interfaces.size(); i++) {
            if (order.add(interfaces.get(i))) {
                interfaces.addAll(interfaces(interfaces.get(i), release));
            }
        }
        order.add("java/lang/Object");
        return List.copyOf(order);
    }

    /** What the type declares; nothing if it is a supertype from elsewhere. */
    private Map<String, Saying> sayingsOf(String type) {
        return sayings.getOrDefault(type, Map.of());
    }

    private String superclass(String type, int release) {
        return types.get(type).superclasses().stream()
                .filter(superclass -> superclass.life().includes(release))
                .map(Living::value)
                .findFirst()
                .orElse("");
    }

    private List<String> interfaces(String type, int release) {
        return !types.containsKey(type)
                ? List.of()
                : types.get(type).interfaces().stream()
                        .filter(supertype -> supertype.life().includes(release))
                        .map(Living::value)
                        .toList();
    }

    private static boolean isConstructor(Living<Member> member) {
        return member.value().newest().name().equals("<init>");
    }

    private static String key(Living<Member> member) {
        return member.value().newest().key();
    }

    private static Saying saying(Living<Member> member) {
        int access = member.value().newest().access();
        String text = Modifier.isProtected(access) + " " + Modifier.isStatic(access) + member.life()
                + member.value().exceptions();
        return new Saying(text, member.life());
    }

    /** What a declaration tells a caller, and when. */
    private record Saying(String text, Life life) {}
}
