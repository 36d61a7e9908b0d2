// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.leak.Obligation.Root;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Follows every value of one method that matters: what it acquires, and what its callers may pass to it. */
final class MethodAnalysis {
    /** So many unseen callees in a row are looked through. */
    private static final int MOST_BORROWERS = 3;

    private static final String ANYTHING = "Ljava/lang/Object;";

    /** An acquisition and what became of it. */
    record Result(Seed seed, Tracking tracking) {}

    /** What became of an object that the method was given: its variable, and the internal name of its type. */
    record Given(int variable, String type, Tracking tracking) {}

    private final Setting setting;
    private final Frame frame;
    private final List<Result> results = new ArrayList<>();
    private final Map<Integer, Tracking> kept = new LinkedHashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final Map<Integer, Set<FieldRef>> stored = new HashMap<>();
    private final MethodSummary summary;

    private MethodAnalysis(Setting setting, MethodBody body) {
        this.setting = setting;
        this.frame = new Frame(setting, body);
        followAcquisitions();
        Map<Integer, Effect> arguments = argumentEffects();
        this.summary = new MethodSummary(
                arguments,
                keptEffects(),
                stored,
                fresh(),
                isResultHarmless(arguments),
                receiver(),
                new Holds(setting, frame).leftTaken(results));
    }

    static MethodAnalysis of(Setting setting, MethodBody body) {
        return new MethodAnalysis(setting, body);
    }

    MethodSummary summary() {
        return summary;
    }

    List<Result> results() {
        return results;
    }

    /** What became of what lay in fields of the receiver when the method began, by place. */
    Map<Integer, Tracking> kept() {
        return kept;
    }

    /** The closeable objects that callers pass, without the receiver. */
    List<Given> given() {
        return given;
    }

    Frame frame() {
        return frame;
    }

    private void followAcquisitions() {
        List<Seed> seeds = new Acquisitions(setting, frame).find();
        if (seeds.isEmpty()) {
            return;
        }
        FactFlow facts = FactFlow.of(setting, frame);
        for (Seed seed : seeds) {
            if (facts.isReachable(seed.index())) {
                List<World> starts = facts.at(seed.index()).stream()
                        .map(known -> after(seed, new World(VariableMap.empty(), known)))
                        .toList();
                results.add(new Result(seed, track(seed.type(), seed.index() + 1, starts)));
            }
        }
    }

    /**
     * Follows a value. An unseen callee that takes it by its name alone does not do so if the method closes the value
     * afterwards.
     */
    private Tracking track(Tracked type, int index, List<World> starts) {
        Tracking tracking = Tracker.track(setting, frame, type, index, starts);
        Ending taken = tracking.endings().get(Fate.TAKEN);
        if (taken == null || type.borrowing().size() == MOST_BORROWERS || !isAssumed(taken.last())) {
            return tracking;
        }
        int call = taken.last().index();
        Tracking borrowed = track(type.borrowedBy(call), index, starts);
        Ending released = borrowed.endings().get(Fate.RELEASED);
        boolean isOurs = released != null
                && released.last().cost() == Likelihood.NORMAL
                && released.isReachedBy(call)
                && released.isDirect(frame.body());
        return isOurs ? borrowed : tracking;
    }

    private boolean isAssumed(Node node) {
        return frame.body().instruction(node.index()) instanceof Instruction.Invoke call
                && call.kind() != CallKind.DYNAMIC
                && setting.effects().isAssumedToTake(call);
    }

    /** The world right after an acquisition. */
    private World after(Seed seed, World before) {
        int target = frame.body().instruction(seed.index()).target();
        World after = before.forget(target);
        if (seed.when() != Condition.ALWAYS && target != Variable.NONE && target != seed.variable()) {
            after = after.with(target, Fact.of(seed.when()));
        }
        for (int parent : seed.parents()) {
            after = after.named(parent, Role.CLOSES);
        }
        return seed.type().kind() == Tracked.Kind.HELD ? namedAsHeld(after, seed) : namedAsMade(after, seed);
    }

    private static World namedAsMade(World world, Seed seed) {
        return seed.variable() == Variable.NONE ? world : world.named(seed.variable(), seed.role());
    }

    /** What is held was there before and has more names than the one in the call. */
    private World namedAsHeld(World world, Seed seed) {
        int taken = new Amounts(setting, frame)
                .taken((Instruction.Invoke) frame.body().instruction(seed.index()));
        World named = world.owing(taken - world.owed());
        for (int name : frame.origins().copied(seed.variable())) {
            named = named.named(name, Role.IS);
        }
        int name = frame.places().nameOf(seed.variable());
        return name == Variable.NONE ? named : named.named(name, Role.IS);
    }

    private Map<Integer, Effect> argumentEffects() {
        Map<Integer, Effect> effects = new HashMap<>();
        MethodRef method = frame.body().method();
        List<Integer> parameters = frame.body().parameters();
        List<String> types = new ArrayList<>(method.parameterTypes());
        boolean isInstance = parameters.size() > types.size();
        if (isInstance) {
            types.add(0, "L" + method.owner() + ";");
        }
        for (int position = 0; position < types.size(); position++) {
            boolean isNewObject = position == 0 && isInstance && method.isConstructor();
            Optional<Role> role = isNewObject ? Optional.empty() : roleOf(types.get(position));
            if (role.isPresent()) {
                effects.put(position, effectOn(position, types.get(position), role.get()));
            }
        }
        return effects;
    }

    /** How a parameter of this type names what a caller may pass; empty when it can be no resource. */
    private Optional<Role> roleOf(String type) {
        if (setting.types().isFollowed(type) || type.equals(ANYTHING)) {
            return Optional.of(Role.IS);
        }
        return setting.types().isContainerDescriptor(type) ? Optional.of(Role.HOLDS) : Optional.empty();
    }

    private Effect effectOn(int position, String descriptor, Role role) {
        int parameter = frame.body().parameters().get(position);
        if (isStub()) {
            return Effect.known(Effect.Kind.TAKES);
        }
        World start = new World(VariableMap.empty(), VariableMap.empty());
        Tracked type = tracked(descriptor, Tracked.Kind.ARGUMENT);
        Tracking tracking = Tracker.track(setting, frame, type, 0, List.of(start.named(parameter, role)));
        if (!frame.isReceiver(parameter) && setting.types().isResourceDescriptor(descriptor)) {
            given.add(new Given(parameter, type.type(), tracking));
        }
        if (tracking.isOnlyStored()) {
            Set<FieldRef> fields = new TreeSet<>();
            tracking.outcomes().forEach(outcome -> fields.addAll(outcome.fields()));
            stored.put(position, Set.copyOf(fields));
        }
        return setting.summarize(frame, tracking);
    }

    /** Whether the code only stands in for what a tool puts there later: it returns null whatever it is given. */
    private boolean isStub() {
        return frame.body().method().returnType().startsWith("L")
                && frame.body().code().stream()
                        .allMatch(instruction -> (instruction instanceof Instruction.Constant constant
                                        && constant.value() instanceof Value.Null)
                                || (instruction instanceof Instruction.Return end
                                        && !frame.body().parameters().contains(end.value())));
    }

    private Tracked tracked(String descriptor, Tracked.Kind kind) {
        String type = Descriptors.internalName(descriptor);
        return new Tracked(type, false, kind).holdable(setting.types().isHoldable(type));
    }

    private Map<Route, Effect> keptEffects() {
        Map<Route, Effect> effects = new HashMap<>();
        if (!frame.isConstructor() && !frame.body().method().name().equals("<clinit>")) {
            for (int place : new KeptPlaces(setting, frame).find().stream().toArray()) {
                Route route = frame.places().route(frame.places().root(place), place);
                Tracked type = tracked(route.descriptor(), Tracked.Kind.KEPT);
                World start = new World(VariableMap.empty(), VariableMap.empty()).named(place, Role.IS);
                Tracking tracking = Tracker.track(setting, frame, type, 0, List.of(start));
                kept.put(place, tracking);
                if (frame.places().root(place) == Variable.NONE) {
                    continue; // callers see what a method does to static fields by itself
                }
                effects.put(
                        route,
                        FateSummary.of(
                                tracking.outcomesBesidesState(frame),
                                Effect.Kind.BORROWS,
                                tracking.costOnException(),
                                false));
            }
        }
        return effects;
    }

    /** Whether every result is null or something acquired here: then the caller owns it. */
    private Optional<FreshResult> fresh() {
        Map<Integer, FreshResult> handedOut = new LinkedHashMap<>();
        for (Result result : results) {
            Tracking tracking = result.tracking();
            if (!isMadeForCaller(result)) {
                continue;
            }
            if (tracking.has(Fate.RETURNED) || tracking.has(Fate.WRAPPED_BY_RESULT)) {
                handedOut.put(
                        result.seed().index(),
                        handedOut(result.seed(), result.seed().role()));
            } else if (tracking.has(Fate.HELD_BY_RESULT) && returnsContainer()) {
                handedOut.put(result.seed().index(), handedOut(result.seed(), Role.HOLDS));
            }
        }
        if (handedOut.isEmpty() || !returnsOnly(handedOut.keySet())) {
            return new Holds(setting, frame).returnedGuard(results);
        }
        return handedOut.values().stream().reduce(FreshResult::join);
    }

    private boolean isResultHarmless(Map<Integer, Effect> arguments) {
        boolean passesOn = arguments.values().stream()
                .anyMatch(effect -> effect.kind() == Effect.Kind.RETURNS
                        || effect.kind() == Effect.Kind.WRAPPED_BY_RESULT
                        || effect.kind() == Effect.Kind.HELD_BY_RESULT);
        return !passesOn && results.stream().noneMatch(MethodAnalysis::isHandedOut) && returnsOnly(Set.of());
    }

    private static boolean isHandedOut(Result result) {
        return result.tracking().has(Fate.RETURNED)
                || result.tracking().has(Fate.WRAPPED_BY_RESULT)
                || result.tracking().has(Fate.HELD_BY_RESULT)
                || result.tracking().has(Fate.STORED_IN_RECEIVER);
    }

    /** Of a value that nothing is known of, only the name of its opener says so. */
    private boolean isMadeForCaller(Result result) {
        return result.seed().root() != Root.UNKNOWN
                || OpeningNames.opens(((Instruction.Invoke)
                                frame.body().instruction(result.seed().index()))
                        .method());
    }

    private boolean returnsContainer() {
        return setting.types().isContainerDescriptor(frame.body().method().returnType());
    }

    private FreshResult handedOut(Seed seed, Role role) {
        List<Integer> parameters = frame.body().parameters();
        List<Integer> parents = IntStream.range(0, parameters.size())
                .filter(position -> seed.parents().stream()
                        .anyMatch(parent -> frame.origins().isAlways(parent, parameters.get(position))
                                || isKeptBy(parameters.get(position), parent)))
                .boxed()
                .toList();
        String type = role == Role.HOLDS
                ? seed.type().type()
                : Descriptors.internalName(frame.body().method().returnType());
        return new FreshResult(seed.root(), parents, role, type);
    }

    /** Whether the parent lies in a field of this receiver, which is a resource itself: closing that closes all. */
    private boolean isKeptBy(int receiver, int parent) {
        boolean isPart = frame.origins()
                .onlyDefinition(parent)
                .filter(made -> made instanceof Instruction.Invoke call
                        && call.hasReceiver()
                        && call.arguments().get(0) != parent
                        && isKeptBy(receiver, call.arguments().get(0)))
                .isPresent();
        if (isPart) {
            return true;
        }
        int place = frame.places().nameOf(parent);
        return frame.isReceiver(receiver)
                && setting.types().isResource(frame.body().method().owner())
                && frame.places().isPlace(place)
                && frame.places().root(place) == receiver
                && frame.places()
                        .fieldOf(place)
                        .filter(setting.fields()::mayBeReleased)
                        .isPresent();
    }

    private boolean returnsOnly(Set<Integer> acquisitions) {
        for (Instruction instruction : frame.body().code()) {
            if (instruction instanceof Instruction.Return end && end.value() != Variable.NONE) {
                for (int origin : frame.origins().of(end.value())) {
                    if (origin == Origins.PARAMETER || !isOwnResult(origin, acquisitions)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isOwnResult(int origin, Set<Integer> acquisitions) {
        Instruction made = frame.body().instruction(origin);
        if (made instanceof Instruction.Invoke call) {
            boolean isEmptyContainer = call.arguments().isEmpty() && returnsContainer();
            return acquisitions.contains(origin)
                    || passesOn(call)
                    || isEmptyContainer
                    || new Acquisitions(setting, frame).isHarmless(call);
        }
        return made instanceof Instruction.Constant || made instanceof Instruction.Allocate;
    }

    /** Whether the call's result is, wraps or holds one of its arguments. */
    private boolean passesOn(Instruction.Invoke call) {
        for (int position = 0; position < call.arguments().size(); position++) {
            Effect.Kind kind = setting.effects().of(call, position).kind();
            if (kind == Effect.Kind.RETURNS
                    || kind == Effect.Kind.WRAPPED_BY_RESULT
                    || kind == Effect.Kind.HELD_BY_RESULT) {
                return true;
            }
        }
        return false;
    }

    /** Whether this constructor leaves its receiver with something to release. */
    private Optional<Root> receiver() {
        if (!frame.isConstructor()) {
            return Optional.empty();
        }
        Acquisitions acquisitions = new Acquisitions(setting, frame);
        for (Instruction instruction : frame.body().code()) {
            if (instruction instanceof Instruction.Invoke call) {
                Optional<Root> root = acquisitions.ofReceiver(call);
                if (root.isPresent()) {
                    return root;
                }
            }
        }
        return results.stream()
                .filter(r -> setting.types().isResource(frame.body().method().owner())
                        && (new Holds(setting, frame).isLeftTaken(r)
                                || r.tracking().outcomes().stream()
                                        .anyMatch(o -> o.fate() == Fate.STORED_IN_RECEIVER && !setting.isForgotten(o))))
                .map(r -> r.seed().root())
                .findFirst();
    }
}
