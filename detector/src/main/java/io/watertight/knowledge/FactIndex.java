// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All facts by member and by type, after later layers of files have overruled earlier ones. */
final class FactIndex {
    private final Map<String, Map<Selector, List<Fact>>> ofMethods = new HashMap<>();
    private final Map<String, Map<Verb, Fact>> ofTypes = new HashMap<>();
    /** The names of all methods that some fact is about: most calls end here, without a selector being made. */
    private final Set<String> names = new HashSet<>();

    private final Map<Selector, Set<Verb>> inherited = new HashMap<>();
    private final Map<String, Set<Verb>> ofType = new HashMap<>();
    private final Map<String, Set<Verb>> onReceiver = new HashMap<>();
    private final Map<String, String> releasing = new HashMap<>();
    private final Set<String> acquiring = new HashSet<>();
    private final Map<Verb, Set<String>> operandTypes = new EnumMap<>(Verb.class);

    private FactIndex() {}

    static FactIndex of(List<List<Fact>> layers) {
        FactIndex index = new FactIndex();
        layers.forEach(index::add);
        index.ofMethods.forEach((type, bySelector) ->
                bySelector.forEach((selector, facts) -> facts.forEach(fact -> index.note(type, selector, fact))));
        return index;
    }

    private void add(List<Fact> layer) {
        Map<String, Map<Selector, List<Fact>>> added = new HashMap<>();
        for (Fact fact : layer) {
            if (fact.verb() == Verb.RELEASES
                    && fact.condition() == Condition.ALWAYS
                    && fact.operand().equals(Operand.THIS)) {
                fact.method()
                        .filter(method -> method.parameterTypes().isEmpty())
                        .ifPresent(method -> releasing.putIfAbsent(fact.type(), method.name()));
            }
            if (fact.method().isPresent()) {
                added.computeIfAbsent(fact.type(), t -> new HashMap<>())
                        .computeIfAbsent(Selector.of(fact.method().get()), s -> new ArrayList<>())
                        .add(fact);
            } else {
                ofTypes.computeIfAbsent(fact.type(), t -> new HashMap<>()).put(fact.verb(), fact);
                if (fact.verb() == Verb.HARMLESS) {
                    forgetAcquiringConstructors(fact.type());
                }
            }
        }
        added.forEach((type, bySelector) ->
                ofMethods.computeIfAbsent(type, t -> new HashMap<>()).putAll(bySelector));
    }

    /** A later "harmless" about a type overrules what earlier layers say about making one. */
    private void forgetAcquiringConstructors(String type) {
        ofMethods
                .getOrDefault(type, new HashMap<>())
                .entrySet()
                .removeIf(e -> e.getKey().name().equals("<init>")
                        && e.getValue().stream().anyMatch(f -> f.verb() == Verb.ACQUIRES));
    }

    private void note(String type, Selector selector, Fact fact) {
        fact.operandType()
                .ifPresent(operand -> operandTypes
                        .computeIfAbsent(fact.verb(), v -> new HashSet<>())
                        .add(operand));
        names.add(selector.name());
        ofType.computeIfAbsent(type, t -> EnumSet.noneOf(Verb.class)).add(fact.verb());
        if (fact.verb() == Verb.ADDS ? fact.via().isEmpty() : fact.operand().equals(Operand.THIS)) {
            onReceiver.computeIfAbsent(type, t -> EnumSet.noneOf(Verb.class)).add(fact.verb());
        }
        boolean constructor = selector.name().equals("<init>");
        if (constructor && fact.verb() == Verb.ACQUIRES) {
            acquiring.add(type);
        }
        if (!constructor) {
            inherited.computeIfAbsent(selector, s -> EnumSet.noneOf(Verb.class)).add(fact.verb());
        }
    }

    List<Fact> facts(String type, Selector selector) {
        return ofMethods.getOrDefault(type, Map.of()).getOrDefault(selector, List.of());
    }

    /** The facts about exactly this method of exactly its owner. */
    List<Fact> facts(MethodRef method) {
        return names.contains(method.name()) && ofMethods.containsKey(method.owner())
                ? facts(method.owner(), Selector.of(method))
                : List.of();
    }

    Optional<Fact> typeFact(String type, Verb verb) {
        return Optional.ofNullable(ofTypes.getOrDefault(type, Map.of()).get(verb));
    }

    /** Internal names of the types of the operands of all facts with this verb. */
    Set<String> operandTypes(Verb verb) {
        return operandTypes.getOrDefault(verb, Set.of());
    }

    /** The name of the method that releases its receiver, by the first fact about this very type that says so. */
    Optional<String> releasing(String type) {
        return Optional.ofNullable(releasing.get(type));
    }

    /** Whether some fact says that a method of this name, without parameters, releases its receiver. */
    boolean isReleasing(String name) {
        return releasing.containsValue(name);
    }

    /** The verbs of facts about methods of the type, without those that name another operand as their container. */
    Set<Verb> verbsOnReceiver(String type) {
        return onReceiver.getOrDefault(type, Set.of());
    }

    Set<Verb> verbsOf(String type) {
        return ofType.getOrDefault(type, Set.of());
    }

    boolean hasAcquiringConstructor(String type) {
        return acquiring.contains(type);
    }

    /** The verbs of facts about methods with the call's selector, of any type; for a constructor of exactly its type. */
    Set<Verb> verbs(MethodRef call) {
        if (!names.contains(call.name())) {
            return Set.of();
        }
        if (!call.isConstructor()) {
            return inherited.getOrDefault(Selector.of(call), Set.of());
        }
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        facts(call).forEach(fact -> verbs.add(fact.verb()));
        return verbs;
    }
}
