// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.OnceGuards;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.registration.Counterparts;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Verb;
import io.watertight.leak.BoundedContainer;
import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.Retention;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Setting;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One array in a long-lived field that is replaced by longer copies of itself: whether it collects, and whether anything
 * takes out of it. It collects when each copy is longer, or when the next free place is counted in a field that only
 * goes up. Ranked low, as lists are.
 */
public final class ArrayCase {
    private static final int DEPTH = 6;
    private static final Set<String> ENLARGING = Set.of("add", "mul", "shl", "increment");

    private final FieldDecl field;
    private final ProgramIndex index;
    private final Optional<Retention> retention;
    /** The stores of longer copies, after start-up. */
    private final List<At> growing;

    public ArrayCase(FieldDecl field, ProgramIndex index) {
        this.field = field;
        this.index = index;
        this.retention = field.isStatic()
                ? Optional.of(Retention.STATIC)
                : index.lifetimes
                        .of(field.ref().owner())
                        .filter(life -> life.kind() == Retention.Kind.PROCESS && !isOneOfMany());
        this.growing = retention.isEmpty() || field.isFinal()
                ? List.of()
                : runtimeStores(field.ref())
                        .filter(store -> copy(store).isPresent())
                        .sorted()
                        .toList();
    }

    /** Of one of many objects of its class a field says nothing about the others. */
    private boolean isOneOfMany() {
        return index.makers.isMadeInManyPlaces(field.ref().owner());
    }

    public static boolean isArray(FieldDecl field) {
        return field.ref().descriptor().startsWith("[");
    }

    /** Whether a long-lived field is replaced by longer copies at all. */
    public boolean isGrown() {
        return !growing.isEmpty();
    }

    /** What bounds it; empty when nothing does. */
    public Optional<BoundedContainer> bounded() {
        Optional<At> other = runtimeStores(field.ref())
                .filter(store -> copy(store).isEmpty() && !isLazy(store))
                .findFirst();
        if (other.isPresent() || index.entries.isAccessible(field)) {
            return silent(Reason.REPLACED);
        }
        if (growing.stream().anyMatch(this::isAlwaysLonger)) {
            return isLimited(Optional.empty()) ? silent(Reason.SIZE_TESTED) : Optional.empty();
        }
        Set<FieldRef> counters = counters();
        if (counters.isEmpty()) {
            return silent(Reason.NEVER_GROWS);
        }
        if (counters.stream().noneMatch(this::onlyGoesUp)) {
            return silent(Reason.REMOVED);
        }
        return counters.stream().anyMatch(counter -> isLimited(Optional.of(counter)))
                ? silent(Reason.SIZE_TESTED)
                : Optional.empty();
    }

    private Optional<BoundedContainer> silent(Reason reason) {
        return Optional.of(new BoundedContainer(
                field.ref(), reason, Names.call(growing.get(0).method())));
    }

    public UnboundedGrowth growth() {
        At at = growing.get(0);
        Site site = new Site(at.method(), index.code.line(at));
        String call = Names.call(copy(at).orElseThrow().method());
        MethodRef driver = driver(at.method());
        Setting setting = new Setting("", false, new Counterparts(index.program).undoing(driver));
        return new UnboundedGrowth(
                field.ref(),
                retention.orElseThrow(),
                growing.stream()
                        .map(store -> new Site(store.method(), index.code.line(store)))
                        .toList(),
                new Cause(call, Names.signature(driver), "", Shape.ARRAY, setting),
                List.of("no other assignment after start-up, no test of its length or of the number of its elements"),
                Strength.WEAK,
                index.chains.to(site, call),
                Optional.empty());
    }

    /** The method, nearest to the copy, that others call. */
    private MethodRef driver(MethodRef method) {
        List<MethodRef> chain = index.chains.to(method);
        for (int i = chain.size() - 1; i >= 0; i--) {
            boolean isOpen = index.program
                    .declaration(chain.get(i))
                    .filter(decl -> !Modifier.isPrivate(decl.access()) && !decl.isSynthetic())
                    .isPresent();
            if (isOpen) {
                return chain.get(i);
            }
        }
        return method;
    }

    private Stream<At> runtimeStores(FieldRef stored) {
        return index.code.stores(stored).stream()
                .filter(store -> index.reach.mayRun(store.method()))
                .filter(store -> field.isStatic() || !store.method().isConstructor());
    }

    private boolean isLazy(At store) {
        return new OnceGuards(body(store)).isLazyStore(field.ref(), store.index());
    }

    private BodyIndex body(At at) {
        return index.code.body(at.method()).orElseThrow();
    }

    private int stored(At store) {
        return ((Instruction.StoreField) index.code.instruction(store)).value();
    }

    /** The call that copies the array into the longer one that is stored; empty when none does. */
    private Optional<Instruction.Invoke> copy(At store) {
        BodyIndex body = body(store);
        int value = stored(store);
        return body.body().code().stream()
                .filter(i -> i instanceof Instruction.Invoke call && makesLonger(body, call, value))
                .map(Instruction.Invoke.class::cast)
                .findFirst();
    }

    private boolean makesLonger(BodyIndex body, Instruction.Invoke call, int value) {
        if (!index.knowledge.mentions(call.method(), Set.of(Verb.COPIES))) {
            return false;
        }
        return index.knowledge.factsOf(call.method(), index.program).stream()
                .filter(fact -> fact.verb() == Verb.COPIES)
                .anyMatch(fact -> {
                    boolean hasReceiver = call.hasReceiver();
                    int from = call.arguments().get(fact.operand().position(hasReceiver));
                    int made = fact.via()
                            .map(to -> call.arguments().get(to.position(hasReceiver)))
                            .orElse(call.target());
                    return loads(body, from, field.ref()) && body.isSame(made, value) && isLonger(body, made, call);
                });
    }

    private boolean isLonger(BodyIndex body, int array, Instruction.Invoke copy) {
        return body.made(array).stream()
                .anyMatch(made -> made.accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.AllocateArray allocation) {
                        return isEnlarged(body, allocation.sizes().get(0), 0);
                    }

                    @Override
                    public Boolean visit(Instruction.Invoke call) {
                        return call.equals(copy)
                                && call.arguments().stream().anyMatch(argument -> isEnlarged(body, argument, 0));
                    }
                }));
    }

    private boolean isEnlarged(BodyIndex body, int size, int depth) {
        return depth < DEPTH
                && body.made(size).stream()
                        .anyMatch(made -> made.accept(new PartialVisitor<Boolean>(false) {
                            @Override
                            public Boolean visit(Instruction.Compute computed) {
                                return ENLARGING.contains(computed.operator());
                            }

                            @Override
                            public Boolean visit(Instruction.Invoke call) {
                                return call.arguments().stream()
                                        .anyMatch(argument -> isEnlarged(body, argument, depth + 1));
                            }
                        }));
    }

    /** Whether no test of the array's length stands before the copy: then each run makes it longer. */
    private boolean isAlwaysLonger(At store) {
        BodyIndex body = body(store);
        boolean isByLength = body.body().code().stream()
                .anyMatch(i -> i instanceof Instruction.Compute sum
                        && sum.operator().equals("add")
                        && sum.operands().stream().anyMatch(part -> isLength(body, part)));
        return isByLength
                && body.body().code().stream()
                        .noneMatch(i -> i instanceof Instruction.Branch test
                                && test.uses().stream().anyMatch(side -> isLength(body, side)));
    }

    private boolean isLength(BodyIndex body, int variable) {
        return body.made(variable).stream()
                .anyMatch(made -> made instanceof Instruction.Compute length
                        && length.operator().equals("length")
                        && loads(body, length.operands().get(0), field.ref()));
    }

    private boolean loads(BodyIndex body, int variable, FieldRef loaded) {
        return body.made(variable).stream()
                .anyMatch(made -> made instanceof Instruction.LoadField load
                        && index.code.resolve(load.field()).equals(loaded));
    }

    /** The fields that count the next free place of the array. */
    private Set<FieldRef> counters() {
        Set<FieldRef> counters = new TreeSet<>();
        for (At load : index.code.loads(field.ref())) {
            BodyIndex body = body(load);
            for (Instruction i : body.body().code()) {
                if (i instanceof Instruction.StoreElement element && loads(body, element.array(), field.ref())) {
                    body.made(element.index()).stream()
                            .filter(Instruction.LoadField.class::isInstance)
                            .map(counter -> index.code.resolve(((Instruction.LoadField) counter).field()))
                            .filter(counter -> !counter.equals(field.ref()))
                            .forEach(counters::add);
                }
            }
        }
        return counters;
    }

    private boolean onlyGoesUp(FieldRef counter) {
        boolean isHidden = index.program
                .resolve(counter)
                .map(decl -> !index.entries.isAccessible(decl))
                .orElse(false);
        List<At> stores = runtimeStores(counter).toList();
        return isHidden && !stores.isEmpty() && stores.stream().allMatch(store -> goesUp(store, counter));
    }

    private boolean goesUp(At store, FieldRef counter) {
        BodyIndex body = body(store);
        List<Instruction> made = body.made(stored(store));
        return !made.isEmpty()
                && made.stream()
                        .allMatch(i -> i instanceof Instruction.Compute sum
                                && sum.operator().equals("add")
                                && sum.operands().stream().anyMatch(part -> loads(body, part, counter))
                                && sum.operands().stream().noneMatch(part -> isNegative(body, part)));
    }

    private static boolean isNegative(BodyIndex body, int variable) {
        return body.definitions(variable).stream()
                .map(body.body()::instruction)
                .anyMatch(i -> i instanceof Instruction.Constant constant
                        && constant.value() instanceof Value.Int number
                        && number.value() < 0);
    }

    /** Whether the number of elements, or the length, is compared with something that stays the same. */
    private boolean isLimited(Optional<FieldRef> counter) {
        Stream<At> near = Stream.concat(
                index.code.loads(field.ref()).stream(), counter.stream().flatMap(c -> index.code.loads(c).stream()));
        return near.map(this::body)
                .anyMatch(body -> body.body().code().stream()
                        .anyMatch(i -> i instanceof Instruction.Branch test
                                && test.right() != Variable.NONE
                                && (isLimit(body, test.left(), test.right(), counter)
                                        || isLimit(body, test.right(), test.left(), counter))));
    }

    private boolean isLimit(BodyIndex body, int size, int limit, Optional<FieldRef> counter) {
        return (isLength(body, size)
                        || counter.filter(c -> loads(body, size, c)).isPresent())
                && isFixed(body, limit);
    }

    /** Whether a number is a constant, or what a field holds that is assigned once. */
    private boolean isFixed(BodyIndex body, int number) {
        return body.isConstant(number)
                && body.made(number).stream()
                        .allMatch(made -> made instanceof Instruction.LoadField load
                                && index.program
                                        .resolve(load.field())
                                        .map(FieldDecl::isFinal)
                                        .orElse(false));
    }
}
