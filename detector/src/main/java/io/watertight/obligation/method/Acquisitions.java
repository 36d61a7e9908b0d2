// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Functions;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Seed;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FreshResult;
import io.watertight.obligation.summary.MethodSummary;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the calls of a method that acquire something the method must answer for. */
final class Acquisitions {
    /** With the result of such a call, its argument is closed, or the other way round. */
    private static final Set<Effect.Kind> PASSING = EnumSet.of(Effect.Kind.RETURNS, Effect.Kind.WRAPPED_BY_RESULT);

    private final Setting setting;
    private final Frame frame;
    private final UnknownResources unknown;

    Acquisitions(Setting setting, Frame frame) {
        this.setting = setting;
        this.frame = frame;
        this.unknown = new UnknownResources(setting);
    }

    /** The acquisitions of the method, in the order of its instructions. */
    List<Seed> find() {
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < frame.body().size(); i++) {
            if (frame.body().instruction(i) instanceof Instruction.Invoke call) {
                List<Seed> held = isFollowed(call) ? new Holds(setting, frame).seeds(i, call) : List.of();
                seeds.addAll(held);
                if (held.isEmpty()) {
                    at(i, call).ifPresent(seeds::add);
                }
            }
        }
        return seeds;
    }

    /** How it is known that this constructor's receiver owes a release because of the call at {@code index}. */
    Optional<Root> ofReceiver(Instruction.Invoke call) {
        if (!frame.isOwnConstructor(call)) {
            return Optional.empty();
        }
        return acquiring(call).isPresent() ? Optional.of(Root.PROVEN) : summarizedReceiver(call);
    }

    private boolean isFollowed(Instruction.Invoke call) {
        return call.kind() != CallKind.DYNAMIC && !frame.isOwnConstructor(call);
    }

    private Optional<Seed> at(int index, Instruction.Invoke call) {
        if (!isFollowed(call)) {
            return Optional.empty();
        }
        Optional<Fact> fact = acquiring(call);
        if (fact.isPresent()) {
            return known(index, call, fact.get())
                    .map(seed -> seed.onlyWhen(fact.get().condition()));
        }
        if (isSaidToBeHarmless(call)) {
            return Optional.empty();
        }
        if (call.method().isConstructor()) {
            return summarizedReceiver(call)
                    .or(() -> unknown.constructed(call))
                    .map(root -> constructed(index, call, root));
        }
        return fresh(call)
                .filter(result -> result.role() == Role.HOLDS || !isCastToOther(call))
                .or(() -> yielded(call))
                .or(() -> unknown.result(call))
                .flatMap(result -> handedOut(index, call, result));
    }

    private Optional<Seed> handedOut(int index, Instruction.Invoke call, FreshResult result) {
        List<Integer> parents = new ArrayList<>();
        for (int position : result.parents()) {
            if (!collectForeignParents(call.arguments().get(position), parents)) {
                return Optional.empty();
            }
        }
        Tracked type = new Tracked(result.type(), false, Tracked.Kind.FRESH);
        boolean isChild = result.parents().stream().anyMatch(position -> isCloseable(call, position));
        return Optional.of(
                new Seed(index, call.target(), result.role(), parents, type, result.root(), Condition.ALWAYS, isChild));
    }

    /**
     * Whether the call may give anything, by its declaration, and the method takes it for something else than a resource: it
     * has asked for a URL, and not for a stream.
     */
    private boolean isCastToOther(Instruction.Invoke call) {
        if (call.target() == Variable.NONE || !call.method().returnType().equals("Ljava/lang/Object;")) {
            return false;
        }
        List<String> casts = frame.body().code().stream()
                .filter(instruction -> instruction instanceof Instruction.Cast cast
                        && frame.origins().copied(cast.source()).contains(call.target()))
                .map(instruction -> ((Instruction.Cast) instruction).type())
                .toList();
        return !casts.isEmpty()
                && casts.stream().noneMatch(type -> setting.types().isResourceDescriptor("L" + type + ";"));
    }

    /** Whether the argument at this position is declared as something that its owner closes. */
    private boolean isCloseable(Instruction.Invoke call, int position) {
        int parameter = call.hasReceiver() ? position - 1 : position;
        return parameter < 0
                ? setting.types().isResource(call.method().owner())
                : setting.types()
                        .isResourceDescriptor(call.method().parameterTypes().get(parameter));
    }

    /**
     * Whether a knowledge line says that what the call makes owes nothing: that overrules what its code says, unless the
     * line is about a method that this code overrides.
     */
    private boolean isSaidToBeHarmless(Instruction.Invoke call) {
        boolean isSeen = !setting.targets().of(call).isEmpty();
        boolean byMember = setting.knowledge().factsOf(call.method(), setting.program()).stream()
                .anyMatch(fact -> fact.verb() == Verb.HARMLESS
                        && (!isSeen || fact.type().equals(call.method().owner())));
        return byMember
                || (call.method().isConstructor()
                        && setting.knowledge().saysHarmless(call.method().owner()));
    }

    private Optional<Fact> acquiring(Instruction.Invoke call) {
        return setting.knowledge().factsOf(call.method(), setting.program()).stream()
                .filter(f -> f.verb() == Verb.ACQUIRES || f.verb() == Verb.RETURNS_OWNED)
                .findFirst();
    }

    private Optional<Seed> known(int index, Instruction.Invoke call, Fact fact) {
        if (call.method().isConstructor()) {
            return Optional.of(constructed(index, call, Root.PROVEN));
        }
        if (fact.operand().equals(Operand.THIS)) {
            int receiver = call.arguments().get(0);
            boolean isOurs = frame.origins().isMadeHere(receiver) || isHarmlessResult(receiver);
            return isOurs ? Optional.of(constructed(index, call, Root.PROVEN)) : Optional.empty();
        }
        int position = fact.operand().position(call.hasReceiver());
        if (position >= 0) {
            return opened(index, call, position);
        }
        List<Integer> parents =
                fact.via().map(via -> List.of(via.position(call.hasReceiver()))).orElse(List.of());
        return handedOut(index, call, new FreshResult(Root.PROVEN, parents, Role.IS, resultType(call)));
    }

    /** An argument that the call opens: of one that this method makes, it answers for it, under all its names. */
    private Optional<Seed> opened(int index, Instruction.Invoke call, int position) {
        int argument = call.arguments().get(position);
        if (!frame.origins().isMadeHere(argument)) {
            return Optional.empty();
        }
        int parameter = call.hasReceiver() ? position - 1 : position;
        String type = Descriptors.internalName(call.method().parameterTypes().get(parameter));
        List<Integer> names = frame.origins().copied(argument);
        return Optional.of(new Seed(
                index,
                argument,
                Role.IS,
                names.subList(1, names.size()),
                new Tracked(type, false, Tracked.Kind.FRESH),
                Root.PROVEN,
                Condition.ALWAYS,
                false));
    }

    /** Whether the variable only ever is what calls made that owed nothing: a socket that is not connected yet. */
    private boolean isHarmlessResult(int variable) {
        return frame.origins().of(variable).stream()
                .allMatch(origin -> origin != Origins.PARAMETER
                        && frame.body().instruction(origin) instanceof Instruction.Invoke call
                        && isSaidToBeHarmless(call));
    }

    private static String resultType(Instruction.Invoke call) {
        return Descriptors.internalName(call.method().returnType());
    }

    /**
     * Collects a parent and the parents it was acquired through. False when one of them is acquired in this method: then
     * the chain is reported, if at all, at that one, its outermost owner.
     */
    private boolean collectForeignParents(int parent, List<Integer> parents) {
        if (parents.contains(parent)) {
            return true;
        }
        parents.add(parent);
        for (int origin : frame.origins().of(parent)) {
            if (origin == Origins.PARAMETER) {
                continue;
            }
            Instruction made = frame.body().instruction(origin);
            if (made instanceof Instruction.Allocate) {
                if (isOwing(origin)) {
                    return false;
                }
                continue;
            }
            if (made instanceof Instruction.Invoke call && !call.method().isConstructor()) {
                Optional<List<Integer>> next = parentsOf(call);
                boolean isOwn = next.isPresent() && next.get().isEmpty();
                boolean isForeign = next.orElseGet(() -> passedOn(call)).stream()
                        .allMatch(grandparent -> collectForeignParents(grandparent, parents));
                if (isOwn || !isForeign) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The arguments that the result of the call is, or is a view of. */
    private List<Integer> passedOn(Instruction.Invoke call) {
        return IntStream.range(0, call.arguments().size())
                .filter(position ->
                        PASSING.contains(setting.effects().of(call, position).kind()))
                .mapToObj(call.arguments()::get)
                .toList();
    }

    /** Whether the constructor of an object that is made here leaves something to release: a request does not. */
    private boolean isOwing(int allocation) {
        return frame.body().code().stream()
                .filter(Instruction.Invoke.class::isInstance)
                .map(Instruction.Invoke.class::cast)
                .filter(call -> call.method().isConstructor()
                        && frame.origins().of(call.arguments().get(0)).contains(allocation))
                .anyMatch(call -> acquiring(call).isPresent()
                        || (!isSaidToBeHarmless(call)
                                && summarizedReceiver(call)
                                        .or(() -> unknown.constructed(call))
                                        .isPresent()));
    }

    /** The variables through which the call acquires its result; none for one of its own, empty when it acquires none. */
    private Optional<List<Integer>> parentsOf(Instruction.Invoke call) {
        Optional<Fact> fact = acquiring(call);
        if (fact.isPresent()) {
            return Optional.of(fact.get().via().stream()
                    .map(via -> call.arguments().get(via.position(call.hasReceiver())))
                    .toList());
        }
        return fresh(call)
                .map(result ->
                        result.parents().stream().map(call.arguments()::get).toList());
    }

    private Seed constructed(int index, Instruction.Invoke call, Root root) {
        Tracked type = new Tracked(call.method().owner(), true, Tracked.Kind.FRESH);
        return new Seed(index, call.arguments().get(0), Role.IS, List.of(), type, root, Condition.ALWAYS, false);
    }

    private Optional<Root> summarizedReceiver(Instruction.Invoke call) {
        boolean isCloseable = setting.types().isResource(call.method().owner());
        return isCloseable ? setting.summaries().of(call.method()).flatMap(MethodSummary::receiver) : Optional.empty();
    }

    /** Whether the result of the call certainly owes nothing. */
    boolean isHarmless(Instruction.Invoke call) {
        List<MethodRef> targets = setting.targets().of(call);
        return isSaidToBeHarmless(call)
                || (!targets.isEmpty()
                        && targets.stream()
                                .allMatch(target -> setting.summaries()
                                        .of(target)
                                        .filter(MethodSummary::isResultHarmless)
                                        .isPresent()));
    }

    /** The result as something that the caller owns: every target that returns anything to be owed must say so. */
    private Optional<FreshResult> fresh(Instruction.Invoke call) {
        if (call.target() == Variable.NONE && call.method().returnType().equals("V")) {
            return Optional.empty();
        }
        List<MethodRef> targets = new ArrayList<>(setting.targets().of(call));
        if (targets.isEmpty()) {
            targets.addAll(new Functions(frame).calledBy(call));
        }
        Optional<FreshResult> joined = Optional.empty();
        for (MethodRef target : targets) {
            if (setting.summaries().isPending(target)
                    || setting.summaries()
                            .of(target)
                            .filter(MethodSummary::isResultHarmless)
                            .isPresent()) {
                continue; // whether something is owed is up to the others
            }
            Optional<FreshResult> result = freshBy(target);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            joined = joined.isEmpty() ? result : joined.map(result.get()::join);
        }
        return joined;
    }

    /** What functions of this method make, of which the result holds what they return. */
    private Optional<FreshResult> yielded(Instruction.Invoke call) {
        for (int operand : setting.effects().operands(call, Verb.YIELDS)) {
            List<Instruction.Capture> functions = new Functions(frame).of(operand);
            Optional<FreshResult> made = functions.isEmpty()
                    ? Optional.empty()
                    : freshBy(functions.get(0).body());
            if (functions.size() == 1
                    && made.isPresent()
                    && made.get().parents().isEmpty()) {
                FreshResult one = made.get();
                return Optional.of(new FreshResult(one.root(), List.of(), Role.HOLDS, one.type()));
            }
        }
        return Optional.empty();
    }

    /** The result of a method that runs, or of the constructor that a method reference names. */
    private Optional<FreshResult> freshBy(MethodRef target) {
        if (!target.isConstructor()) {
            return setting.summaries().of(target).flatMap(MethodSummary::fresh);
        }
        boolean acquires = setting.knowledge().factsOf(target, setting.program()).stream()
                .anyMatch(fact -> fact.verb() == Verb.ACQUIRES);
        Optional<Root> root = acquires
                ? Optional.of(Root.PROVEN)
                : setting.summaries().of(target).flatMap(MethodSummary::receiver);
        return root.map(known -> new FreshResult(known, List.of(), Role.IS, target.owner()));
    }
}
