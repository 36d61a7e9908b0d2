// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.growth.ContainerUse.Role;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.leak.Retention;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
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
import java.util.regex.Pattern;

/** How strong the case against a container without evidence of a bound is: by its keys, its shape and its callers. */
final class Ranking {
    private static final Comparator<ContainerUse> BY_PLACE =
            Comparator.comparing((ContainerUse use) -> use.context().method()).thenComparingInt(ContainerUse::index);
    private static final Pattern REGISTRATION = Pattern.compile(
            "(add|register|install|define|declare|init|initialize|configure|set|bind|enable|use)([A-Z_].*)?"
                    + "|(get|create)Log(ger)?");
    private static final Pattern LIFE_CYCLE = Pattern.compile("(start|stop|destroy|shut[dD]own|dispose)([A-Z].*)?");
    private static final Pattern PUT_OR_LOAD = Pattern.compile("(put|load|map)([A-Z_].*)?");
    private static final Pattern REGISTRY = Pattern.compile(".*(Registry|Factory)");

    private final ContainerCase container;
    private final ProgramIndex index;
    private final Map<ContainerUse, Key> keys = new TreeMap<>(BY_PLACE);
    private final Retention retention;
    private final ContainerUse reported;
    private final Key key;
    private final List<MethodRef> chain;

    Ranking(ContainerCase container, ProgramIndex index) {
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
        this.retention = container.retention();
    }

    private Key origin(ContainerUse use) {
        Key origin = index.keys.of(use.context().method(), use.key(), container.broughtBy(use));
        boolean isFresh = origin.domain() == Key.Domain.FRESH;
        return isFresh || use.role() != Role.SELF
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

    Key key() {
        return key;
    }

    /** Whether there are only so many keys, at every growth site. Lists grow by equal elements too. */
    boolean keysAreClosed() {
        return shape() == Shape.KEYED && key().domain().compareTo(Key.Domain.CLOSED) <= 0;
    }

    UnboundedGrowth growth() {
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
        Cause cause = new Cause(call, driver(), key().clause(), shape());
        return new UnboundedGrowth(
                container.field().ref(),
                retention,
                sites,
                cause,
                missingEvidence(),
                strength(),
                path,
                Optional.empty());
    }

    /**
     * The same, when something is removed elsewhere.
     *
     * @param miss why that is no bound
     */
    UnboundedGrowth growthDespite(String miss) {
        UnboundedGrowth growth = growth();
        return new UnboundedGrowth(
                growth.container(),
                retention,
                growth.sites(),
                growth.cause(),
                List.of(miss),
                Strength.FAIR,
                growth.path(),
                Optional.of(miss));
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

    private Shape shape() {
        String type = Descriptors.internalName(container.field().ref().descriptor());
        if (reported.role() == Role.INNER) {
            type = reported.callee().owner();
        }
        Shape shape = index.types.shape(type, container.createdTypes());
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

    private Strength strength() {
        return switch (retention.kind()) {
            case STATIC, PROCESS -> strengthOfGrowth();
            case SHARED -> isCertain() && !isClosed() ? Strength.FAIR : Strength.WEAK;
            case UNKNOWN -> Strength.WEAK;
        };
    }

    /** Whether somebody closes the holder, and so ends its life. */
    private boolean isClosed() {
        return index.types.isSubtype(container.field().ref().owner(), "java/lang/AutoCloseable");
    }

    /** Whether it grows most clearly: by an open key, or by one that never equals another. */
    private boolean isCertain() {
        return shape() == Shape.IDENTITY
                || (byKey() == Strength.STRONG && strengthOfGrowth() != Strength.WEAK && !isDoubtful());
    }

    /** Whether neither its holder's life nor its growth gives reason to speak of it. */
    boolean isShortLived() {
        boolean mayLast = retention.kind() == Retention.Kind.SHARED || retention.kind() == Retention.Kind.UNKNOWN;
        String holder = container.field().ref().owner();
        if (mayLast && (index.lifetimes.isLocal(holder, index.code) || !index.lifetimes.mayLast(holder))) {
            return true;
        }
        return retention.kind() == Retention.Kind.UNKNOWN && (strengthOfGrowth() != Strength.STRONG || !hasLifeCycle());
    }

    /** Whether the holder is started or stopped, as things are that last. */
    private boolean hasLifeCycle() {
        return index.program.find(container.field().ref().owner()).stream()
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(method -> !method.isStatic()
                        && LIFE_CYCLE.matcher(method.ref().name()).matches());
    }

    private Strength strengthOfGrowth() {
        if (REGISTRATION.matcher(entry().name()).matches()) {
            return Strength.WEAK;
        }
        boolean isRegistry =
                REGISTRY.matcher(Descriptors.simpleName(entry().owner())).matches();
        return isRegistry || isDoubtful() ? weaker(byKey()) : byKey();
    }

    private boolean isDoubtful() {
        return PUT_OR_LOAD.matcher(entry().name()).matches()
                || index.keyTypes.isMapToClasses(container.field().signature())
                || holdsClass(reported)
                || (entry().isConstructor() && key().domain() != Key.Domain.FRESH)
                || isOpenField();
    }

    /** Whether the value that a use puts under its key is a class or a member: there are no more of them than code. */
    private boolean holdsClass(ContainerUse use) {
        return index.code.instruction(use.at()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Invoke put) {
                int value = put.arguments().size() == 3 ? put.arguments().get(2) : Variable.NONE;
                Key origin = index.keys.of(use.context().method(), value, container.broughtBy(use));
                return origin.domain() == Key.Domain.CLASS;
            }
        });
    }

    private Strength byKey() {
        if (shape() == Shape.SEQUENCE) {
            return Strength.WEAK;
        }
        return switch (key().domain()) {
            case OPEN, FRESH -> Strength.STRONG;
            case UNKNOWN -> Strength.FAIR;
            case CONSTANT, CLOSED, CLASS, KNOWN_HERE -> shape() == Shape.TEXT ? Strength.FAIR : Strength.WEAK;
        };
    }

    private static Strength weaker(Strength strength) {
        return strength == Strength.STRONG ? Strength.FAIR : Strength.WEAK;
    }

    /** Whether code outside the program can reach the field and so empty the container. */
    private boolean isOpenField() {
        FieldDecl field = container.field();
        int owner = index.program
                .find(field.ref().owner())
                .map(decl -> decl.access())
                .orElse(0);
        return !Modifier.isPrivate(field.access()) && Modifier.isPublic(field.access()) && Modifier.isPublic(owner);
    }
}
