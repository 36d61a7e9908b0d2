// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.OnceGuards;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.container.ContainerUse.Context;
import io.watertight.growth.container.ContainerUse.Kind;
import io.watertight.growth.container.ContainerUse.Role;
import io.watertight.growth.holding.ContainerFlow;
import io.watertight.growth.holding.Holding;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.removal.HeldKeys;
import io.watertight.growth.removal.Removals;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.leak.BoundedContainer;
import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One container before the gates: all that happens to it, and the evidence for and against a bound. */
public final class ContainerCase {
    private static final Comparator<ContainerUse> ORDER = Comparator.comparing(
                    (ContainerUse use) -> use.context().method())
            .thenComparingInt(ContainerUse::index)
            .thenComparing(ContainerUse::role);

    private static final Set<String> MEMO = Set.of("computeIfAbsent", "putIfAbsent", "compute", "merge");

    private final FieldDecl field;
    private final ProgramIndex index;
    private final Holding holding;
    private final ContainerFlow flow;
    private final Removals removals;
    /** Which methods count as running: those that are known to, if it grows in any of them. */
    private final Predicate<MethodRef> runs;

    private final Map<MethodRef, Boolean> constructing = new HashMap<>();

    public ContainerCase(Holding holding, ProgramIndex index) {
        this.holding = holding;
        this.field = holding.field();
        this.index = index;
        Set<String> own = new LinkedHashSet<>(createdTypes());
        own.removeIf(type -> !index.program.isAnalysed(type));
        this.flow = ContainerFlow.of(field.ref(), index.code, index.dispatch, index.effects, own);
        boolean isKnownToGrow = flow.uses().stream()
                .anyMatch(use -> use.kind() == Kind.GROWS && flow.happens(use.context(), index.reach::isReachable));
        this.runs = isKnownToGrow ? index.reach::isRuntime : index.reach::mayRun;
        this.removals = new Removals(field, flow, index, this::isRuntime);
    }

    FieldDecl field() {
        return field;
    }

    /** How the container is held. */
    Holding holding() {
        return holding;
    }

    /** Whether the method may run again and again after the holder was made. */
    private boolean isRuntime(MethodRef method) {
        return runs.test(method) && (field.isStatic() || !isConstructing(method));
    }

    /** Whether the method is a constructor of the holder or runs in one only. */
    private boolean isConstructing(MethodRef method) {
        Boolean known = constructing.get(method);
        if (known == null) {
            constructing.put(method, true); // recursion adds no other caller
            List<MethodRef> callers = index.reach.callers(method);
            boolean isInner = index.program
                    .declaration(method)
                    .filter(decl -> !index.entries.isEntry(decl))
                    .isPresent();
            known = method.isConstructor()
                    ? isHolder(method.owner())
                    : isStartUp(method)
                            || isInner && !callers.isEmpty() && callers.stream().allMatch(this::isConstructing);
            constructing.put(method, known);
        }
        return known;
    }

    /** Whether a container runs the method once, when it has made the holder. */
    private boolean isStartUp(MethodRef method) {
        return isHolder(method.owner())
                && index.program
                        .declaration(method)
                        .filter(index.entries::isStartUp)
                        .isPresent();
    }

    private boolean isHolder(String type) {
        String holder = field.ref().owner();
        return index.types.isSubtype(type, holder) || index.types.isSubtype(holder, type);
    }

    Set<String> createdTypes() {
        return holding.creation().types();
    }

    /** The calls that bring the container to a use, innermost first. */
    List<At> broughtBy(ContainerUse use) {
        return flow.broughtBy(use.context(), this::isRuntime);
    }

    /** Whether the use gives a key its entry only when it has none: it is asked for the key first, or by the call itself. */
    boolean isMemo(ContainerUse growth) {
        return MEMO.contains(growth.callee().name()) || isLookedUp(growth);
    }

    private boolean isLookedUp(ContainerUse growth) {
        Set<MethodRef> near =
                new LinkedHashSet<>(index.reach.callers(growth.context().method()));
        near.add(growth.context().method());
        broughtBy(growth).forEach(at -> near.add(at.method()));
        return flow.uses().stream()
                .anyMatch(use -> use.kind() == Kind.LOOKED_UP
                        && near.contains(use.context().method()));
    }

    /** Whether it remembers by a constant that a key was asked for: then it remembers the unknown ones as well. */
    boolean remembersUnknown() {
        return growth().stream().anyMatch(use -> putsConstant(use) && isLookedUp(use));
    }

    private boolean putsConstant(ContainerUse use) {
        BodyIndex body = index.code.body(use.context().method()).orElseThrow();
        return body.body().instruction(use.index()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Invoke put) {
                return put.hasReceiver()
                        && put.arguments().size() == 3
                        && body.isConstant(put.arguments().get(2));
            }
        });
    }

    /** Where it grows again and again, sorted: of the container itself, or, if it does not, of containers inside it. */
    List<ContainerUse> growth() {
        return growing(this::isRuntime).stream().filter(use -> !isGuarded(use)).toList();
    }

    /** The container among others of its class; empty when it does not grow or has no keys that could be compared. */
    public Optional<Siblings.Sibling> sibling() {
        Set<MethodRef> growing = methods(Kind.GROWS);
        return growing.isEmpty()
                ? Optional.empty()
                : index.keyTypes
                        .identity(field.signature())
                        .map(type -> new Siblings.Sibling(field.ref(), type, growing, removals.byKey(), isEmptied()));
    }

    private boolean isEmptied() {
        return removals.isEmptied() || index.code.stores(field.ref()).stream().anyMatch(this::replaces);
    }

    private Set<MethodRef> methods(Kind kind) {
        return flow.uses().stream()
                .filter(use ->
                        use.kind() == kind && use.role() == Role.SELF && flow.happens(use.context(), this::isRuntime))
                .map(use -> use.context().method())
                .collect(Collectors.toSet());
    }

    /** The gates in order of their cost; empty when the container passes them all. */
    public Optional<BoundedContainer> bounded() {
        if (flow.isOverBudget()) {
            return silent(Reason.BUDGET, "");
        }
        return startUpOnly()
                .or(this::given)
                .or(() -> holding.creation().bound().flatMap(bound -> silent(Reason.BOUNDED_TYPE, bound)))
                .or(this::weaklyKeyed)
                .or(this::shrinks)
                .or(this::handedOut)
                .or(this::sizeTested);
    }

    /** Weak keys are a bound, unless what is put under them holds them. */
    private Optional<BoundedContainer> weaklyKeyed() {
        return holding.creation()
                .weakKeys()
                .filter(weak -> heldKey().isEmpty())
                .flatMap(weak -> silent(Reason.BOUNDED_TYPE, weak));
    }

    /** Why weak keys do not bound it; empty when its keys are not weak, or no value is seen to hold its own. */
    private Optional<Miss> heldKey() {
        return holding.creation().weakKeys().flatMap(weak -> new HeldKeys(index).miss(weak, growth()));
    }

    /** What looks like a bound of what passed the gates, and is none. */
    public Optional<Miss> miss() {
        return heldKey().or(() -> removals.notWorking(onlyGrowsInside())).or(holding.creation()::builder);
    }

    private boolean onlyGrowsInside() {
        return growth().get(0).role() == Role.INNER;
    }

    /** Whether containers inside it grow, too. */
    boolean growsInside() {
        return flow.uses().stream()
                .anyMatch(use -> use.kind() == Kind.GROWS
                        && use.role() == Role.INNER
                        && flow.happens(use.context(), this::isRuntime));
    }

    private Optional<BoundedContainer> silent(Reason reason, String detail) {
        return Optional.of(new BoundedContainer(field.ref(), reason, detail));
    }

    private Optional<BoundedContainer> silent(Reason reason, MethodRef method) {
        return silent(reason, Names.call(method));
    }

    private Optional<BoundedContainer> startUpOnly() {
        List<ContainerUse> all = growing(method -> true);
        if (all.isEmpty()) {
            return silent(Reason.NEVER_GROWS, "");
        }
        MethodRef first = all.get(0).context().method();
        if (growing(method -> runs.test(method) || index.reach.isReachable(method))
                .isEmpty()) {
            return silent(Reason.GROWTH_UNREACHABLE, first);
        }
        if (growing(this::isRuntime).isEmpty()) {
            return silent(Reason.GROWS_AT_START_UP, first);
        }
        return growth().isEmpty() ? silent(Reason.FILLED_ONCE, first) : Optional.empty();
    }

    /** Whoever hands a container to an object knows it, too, and may empty it. */
    private Optional<BoundedContainer> given() {
        return index.code.stores(field.ref()).stream()
                .filter(store -> !field.isStatic() && storesParameter(store))
                .findFirst()
                .flatMap(store -> silent(Reason.GIVEN, store.method()));
    }

    private boolean storesParameter(At store) {
        BodyIndex body = index.code.body(store.method()).orElseThrow();
        return body.body().instruction(store.index()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.StoreField instruction) {
                return body.mayBeParameter(instruction.value());
            }
        });
    }

    private Optional<BoundedContainer> shrinks() {
        Optional<String> removal = removals.running(onlyGrowsInside());
        if (removal.isPresent()) {
            return silent(Reason.REMOVED, removal.get());
        }
        return index.code.stores(field.ref()).stream()
                .filter(this::replaces)
                .findFirst()
                .flatMap(store -> silent(Reason.REPLACED, store.method()));
    }

    /** Whether a store gives the field another container at run time, other than its first one. */
    private boolean replaces(At store) {
        if (!isRuntime(store.method()) && !removals.isKeptFunction(store.method())) {
            return false;
        }
        BodyIndex body = index.code.body(store.method()).orElseThrow();
        boolean setsNull = body.body().instruction(store.index()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.StoreField instruction) {
                return body.definitions(instruction.value()).stream()
                        .map(body.body()::instruction)
                        .anyMatch(i -> i instanceof Instruction.Constant c && c.value() instanceof Value.Null);
            }
        });
        return setsNull || (!storesGrown(body, store) && !new OnceGuards(body).isLazyStore(field.ref(), store.index()));
    }

    /** Whether it stores a copy of the container, or the container itself. */
    private boolean storesGrown(BodyIndex body, At store) {
        int value = ((Instruction.StoreField) body.body().instruction(store.index())).value();
        return flow.isContainer(store.method(), value)
                || body.made(value).stream()
                        .anyMatch(made -> made instanceof Instruction.Invoke view
                                && view.method().owner().equals("java/util/Collections")
                                && view.arguments().stream()
                                        .anyMatch(shown -> flow.isContainer(store.method(), shown)));
    }

    private Optional<BoundedContainer> handedOut() {
        boolean innerOnly = onlyGrowsInside();
        for (ContainerUse use : flow.uses()) {
            boolean isOfInterest = use.role() == Role.SELF || (innerOnly && use.role() == Role.INNER);
            if (!isOfInterest || !flow.happens(use.context(), index.reach::isReachable)) {
                continue;
            }
            if (use.kind() == Kind.HANDED_ON) {
                return silent(Reason.HANDED_ON, use.callee());
            }
            if (use.kind() == Kind.RETURNED && isReturnedOutside(use.context().method())) {
                return silent(Reason.RETURNED, use.callee());
            }
        }
        return Optional.empty();
    }

    private boolean isReturnedOutside(MethodRef method) {
        boolean isFunction = index.code.calls(method).isEmpty()
                && !index.code.captures(method).isEmpty();
        return isFunction
                || index.program
                        .declaration(method)
                        .map(index.entries::isAccessible)
                        .orElse(true);
    }

    private Optional<BoundedContainer> sizeTested() {
        Set<MethodRef> changing = new LinkedHashSet<>();
        flow.uses().stream()
                .filter(use -> use.kind() == Kind.GROWS || use.kind() == Kind.SHRINKS)
                .forEach(use -> {
                    changing.add(use.context().method());
                    changing.addAll(index.reach.callers(use.context().method()));
                });
        for (ContainerUse use : flow.uses()) {
            MethodRef method = use.context().method();
            boolean isAsked = use.kind() == Kind.SIZE_ASKED
                    && SizeTests.decides(index.code.body(method).orElseThrow(), use.index());
            boolean guards = changing.contains(method)
                    || (mayRefuse(method)
                            && index.reach.callers(method).stream().anyMatch(changing::contains));
            if (isAsked && guards) {
                return silent(Reason.SIZE_TESTED, method);
            }
        }
        return Optional.empty();
    }

    /** Whether a method can keep its caller from going on: by an answer or by an exception of its own. */
    private boolean mayRefuse(MethodRef method) {
        return method.returnType().equals("Z")
                || index.code.body(method).orElseThrow().body().code().stream()
                        .anyMatch(Instruction.Throw.class::isInstance);
    }

    private List<ContainerUse> growing(Predicate<MethodRef> runs) {
        List<ContainerUse> all = flow.uses().stream()
                .filter(use -> use.kind() == Kind.GROWS && flow.happens(use.context(), runs))
                .sorted(ORDER)
                .toList();
        List<ContainerUse> own =
                all.stream().filter(use -> use.role() == Role.SELF).toList();
        return own.isEmpty() ? all : own;
    }

    private boolean isGuarded(ContainerUse use) {
        Context context = use.context();
        if (runsOnce(use.at())) {
            return true;
        }
        List<At> brought = flow.broughtBy(context, this::isRuntime);
        if (!brought.isEmpty()) {
            return brought.stream().anyMatch(this::runsOnce);
        }
        List<At> calls = index.code.calls(context.method());
        boolean onlyCalled = index.program
                .declaration(context.method())
                .map(m -> !index.entries.isEntry(m))
                .orElse(false);
        return onlyCalled && !calls.isEmpty() && calls.stream().allMatch(this::runsOnce);
    }

    private boolean runsOnce(At at) {
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        return new OnceGuards(body).guard(at.index(), flow.aliases());
    }
}
