// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.At;
import io.watertight.growth.code.Names;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.container.ContainerUse.Role;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.Key;
import io.watertight.growth.registration.Counterparts;
import io.watertight.leak.Retention;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.UnboundedGrowth.Setting;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The worst of the growth of a container without evidence of a bound, and how a reader is told of it. */
public final class Ranking {
    private static final Comparator<ContainerUse> BY_PLACE =
            Comparator.comparing((ContainerUse use) -> use.context().method()).thenComparingInt(ContainerUse::index);

    private final ContainerCase container;
    private final ProgramIndex index;
    private final Map<ContainerUse, Key> keys = new TreeMap<>(BY_PLACE);
    private final Weight weight;
    private final ContainerUse reported;
    private final Key key;
    private final List<MethodRef> chain;

    public Ranking(ContainerCase container, ProgramIndex index) {
        this.container = container;
        this.index = index;
        Optional<Key> byType = container.growth().get(0).role() == Role.SELF
                ? index.keyTypes.ofSignature(container.field().signature())
                : Optional.empty();
        for (ContainerUse use : container.growth()) {
            keys.put(use, byType.orElseGet(() -> origin(use)));
        }
        Map.Entry<ContainerUse, Key> worst = keys.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<ContainerUse, Key> use) ->
                                use.getValue().domain())
                        .thenComparing(use -> isAtHome(use.getKey()))
                        .thenComparing(Map.Entry::getKey, BY_PLACE.reversed()))
                .orElseThrow();
        this.reported = worst.getKey();
        this.key = worst.getValue();
        this.chain = chain();
        this.weight = new Weight(container, index, new Weight.Growing(reported, key, shape(), chain, entry()));
    }

    private Key origin(ContainerUse use) {
        Key origin = index.keys.of(use.context().method(), use.key(), container.broughtBy(use));
        boolean isFresh = origin.domain() == Key.Domain.FRESH;
        if (isFresh && index.keyTypes.isTextual(container.field().signature())) {
            return Key.UNKNOWN; // a text is not the object that it was read from
        }
        boolean isAsItComes = isFresh || origin.domain() == Key.Domain.UNIQUE || shapeOf(use) == Shape.SEQUENCE;
        return isAsItComes || use.role() != Role.SELF
                ? origin
                : origin.atMost(index.keyTypes.widest(container.field().signature()));
    }

    private boolean isAtHome(ContainerUse use) {
        return use.context().method().owner().equals(container.field().ref().owner());
    }

    /** From the entry point down to the method that takes the container from its field. */
    private List<MethodRef> chain() {
        List<At> calls = container.broughtBy(reported);
        MethodRef loading = calls.isEmpty()
                ? reported.context().method()
                : calls.get(calls.size() - 1).method();
        return index.chains.to(loading);
    }

    public Key key() {
        return key;
    }

    /** Whether there are only so many keys, at every growth site. Lists grow by equal elements too. */
    public boolean keysAreClosed() {
        return shape() == Shape.KEYED && key().domain().compareTo(Key.Domain.CLOSED) <= 0;
    }

    /** Whether neither its holder's life nor its growth gives reason to speak of it. */
    public boolean isShortLived() {
        return weight.isShortLived();
    }

    public UnboundedGrowth growth() {
        List<Site> sites = new ArrayList<>();
        sites.add(site(reported));
        keys.keySet().stream().map(this::site).filter(s -> !sites.contains(s)).forEach(sites::add);
        List<Step> path = new ArrayList<>(index.chains.steps(chain));
        String call = Names.call(reported.callee());
        List<At> calls = container.broughtBy(reported);
        for (int i = calls.size() - 1; i >= 0; i--) {
            At at = calls.get(i);
            Site site = new Site(at.method(), index.code.line(at));
            MethodRef called =
                    i == 0 ? reported.context().method() : calls.get(i - 1).method();
            path.add(new Step(site, Step.Event.CALLS, Names.call(called)));
        }
        path.add(
                new Step(new Site(reported.context().method(), index.code.line(reported.at())), Step.Event.GREW, call));
        Cause cause = new Cause(call, driver(), key().clause(), shape(), setting());
        return new UnboundedGrowth(
                container.field().ref(),
                container.holding().retention(),
                sites,
                cause,
                missingEvidence(),
                weight.strength(),
                path,
                Optional.empty());
    }

    private Setting setting() {
        String type = container.createdTypes().stream()
                .findFirst()
                .orElse(Descriptors.internalName(container.field().ref().descriptor()));
        boolean isOfLibrary = !index.program.isAnalysed(type);
        Counterparts counterparts = new Counterparts(index.program);
        MethodRef driver = nearest(m -> !Modifier.isPrivate(m.access()));
        boolean isAtHome = driver.owner().equals(container.field().ref().owner());
        String undoing = container.field().isStatic()
                ? counterparts.undoing(driver)
                : isAtHome ? counterparts.undoingOrEnding(driver) : "";
        return new Setting(isOfLibrary ? Descriptors.simpleName(type) : "", container.isMemo(reported), undoing);
    }

    /**
     * The same, when something looks like a bound.
     *
     * @param miss why it is none
     */
    public UnboundedGrowth growthDespite(Miss miss) {
        UnboundedGrowth growth = growth();
        return new UnboundedGrowth(
                growth.container(),
                growth.retention(),
                growth.sites(),
                growth.cause(),
                List.of(miss.clause()),
                strength(miss.kind()),
                growth.path(),
                Optional.of(miss));
    }

    private Strength strength(Miss.Kind miss) {
        return switch (miss) {
            case REMOVAL_ELSEWHERE -> Strength.FAIR;
            case KEY_HELD -> {
                Retention.Kind kind = container.holding().retention().kind();
                boolean lasts = kind == Retention.Kind.STATIC || kind == Retention.Kind.PROCESS;
                yield lasts ? Strength.FAIR : Strength.WEAK;
            }
            case REMOVAL_OF_OTHERS -> weight.strength() == Strength.WEAK ? Strength.FAIR : weight.strength();
            case REMOVAL_SKIPPED ->
                weight.strength() != Strength.WEAK || weight.isOfPassingKeys() ? Strength.FAIR : Strength.WEAK;
            case REMOVAL_NOT_RUN, BUILDER -> weight.strength();
        };
    }

    /** Where a reader looks for the growth: in the method that takes the container from its field. */
    private Site site(ContainerUse use) {
        List<At> calls = container.broughtBy(use);
        At at = calls.isEmpty() ? use.at() : calls.get(calls.size() - 1);
        return new Site(at.method(), index.code.line(at));
    }

    /** The method on the chain, nearest to the growth, that code outside the program can call. */
    private MethodRef entry() {
        return nearest(index.entries::isEntry);
    }

    private MethodRef nearest(Predicate<MethodDecl> wanted) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<MethodDecl> decl = index.program.declaration(chain.get(i));
            if (decl.filter(m -> !m.isSynthetic()).filter(wanted).isPresent()) {
                return chain.get(i);
            }
        }
        return chain.get(0);
    }

    private String driver() {
        MethodRef method = nearest(m -> !Modifier.isPrivate(m.access()));
        boolean isAtHome = method.owner().equals(container.field().ref().owner());
        String type = isAtHome || method.isConstructor() ? "" : Descriptors.simpleName(method.owner()) + ".";
        return type + Names.signature(method);
    }

    private Shape shapeOf(ContainerUse use) {
        return index.types.shape(typeOf(use), container.createdTypes());
    }

    private String typeOf(ContainerUse use) {
        return use.role() == Role.INNER
                ? use.callee().owner()
                : Descriptors.internalName(container.field().ref().descriptor());
    }

    private Shape shape() {
        String type = typeOf(reported);
        Shape shape = shapeOf(reported);
        boolean isMap = index.types.isSubtype(type, "java/util/Map")
                && !index.types.isSubtype(type, "java/util/IdentityHashMap");
        return shape == Shape.KEYED && isMap && key.domain() == Key.Domain.FRESH ? Shape.IDENTITY : shape;
    }

    private List<String> missingEvidence() {
        List<String> evidence = new ArrayList<>();
        evidence.add("no call that removes entries, directly or through a view, a getter or a helper");
        evidence.add("no reset or replacement of the field after start-up");
        evidence.add("no test of its size where it grows");
        container.createdTypes().stream()
                .findFirst()
                .ifPresent(type -> evidence.add(Descriptors.simpleName(type) + " drops no entries by itself"));
        return evidence;
    }
}
