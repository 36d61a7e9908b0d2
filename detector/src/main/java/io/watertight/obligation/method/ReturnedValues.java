// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.call.OpeningNames;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Seed;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FreshResult;
import io.watertight.program.Descriptors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a method returns: something new that its caller owns, an argument or what is around one, or nothing of either. */
record ReturnedValues(Setting setting, Frame frame, List<MethodAnalysis.Result> results) {
    /** Whether every result is null or something acquired here: then the caller owns it. */
    Optional<FreshResult> fresh() {
        Map<Integer, FreshResult> handedOut = new LinkedHashMap<>();
        for (MethodAnalysis.Result result : results) {
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

    /** Whether what the method returns is neither acquired here nor an argument, or around one. */
    boolean areHarmless(Map<Integer, Effect> arguments) {
        boolean passesOn = arguments.values().stream()
                .anyMatch(effect -> effect.kind() == Effect.Kind.RETURNS
                        || effect.kind() == Effect.Kind.WRAPPED_BY_RESULT
                        || effect.kind() == Effect.Kind.HELD_BY_RESULT);
        return !passesOn && results.stream().noneMatch(ReturnedValues::isHandedOut) && returnsOnly(Set.of());
    }

    private static boolean isHandedOut(MethodAnalysis.Result result) {
        return result.tracking().has(Fate.RETURNED)
                || result.tracking().has(Fate.WRAPPED_BY_RESULT)
                || result.tracking().has(Fate.HELD_BY_RESULT)
                || result.tracking().has(Fate.STORED_IN_RECEIVER);
    }

    /** Of a value that nothing is known of, only the name of its opener says so. */
    private boolean isMadeForCaller(MethodAnalysis.Result result) {
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
}
