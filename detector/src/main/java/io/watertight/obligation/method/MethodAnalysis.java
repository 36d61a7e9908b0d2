// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.flow.FactFlow;
import io.watertight.obligation.flow.Tracker;
import io.watertight.obligation.frame.Amounts;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.state.Seed;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FateSummary;
import io.watertight.obligation.summary.MethodSummary;
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

/** Follows every value of one method that matters: what it acquires, and what its callers may pass to it. */
public final class MethodAnalysis {
    /** So many unseen callees in a row are looked through. */
    private static final int MOST_BORROWERS = 3;

    /** An acquisition and what became of it. */
    public record Result(Seed seed, Tracking tracking) {}

    /** What became of an object that the method was given: its variable, and the internal name of its type. */
    public record Given(int variable, String type, Tracking tracking) {}

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
        ReturnedValues returned = new ReturnedValues(setting, frame, results);
        this.summary = new MethodSummary(
                arguments,
                keptEffects(),
                stored,
                returned.fresh(),
                returned.areHarmless(arguments),
                receiver(),
                new Holds(setting, frame).leftTaken(results));
    }

    public static MethodAnalysis of(Setting setting, MethodBody body) {
        return new MethodAnalysis(setting, body);
    }

    public MethodSummary summary() {
        return summary;
    }

    public List<Result> results() {
        return results;
    }

    /** What became of what lay in fields of the receiver when the method began, by place. */
    public Map<Integer, Tracking> kept() {
        return kept;
    }

    /** The closeable objects that callers pass, without the receiver. */
    public List<Given> given() {
        return given;
    }

    public Frame frame() {
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
        ParameterRoles roles = new ParameterRoles(setting, frame);
        for (int position = 0; position < types.size(); position++) {
            boolean isNewObject = position == 0 && isInstance && method.isConstructor();
            Optional<Role> role =
                    isNewObject ? Optional.empty() : roles.of(types.get(position), parameters.get(position));
            if (role.isPresent()) {
                effects.put(position, effectOn(position, types.get(position), role.get()));
            }
        }
        return effects;
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
