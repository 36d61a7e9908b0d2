// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Functions;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.MethodRef;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a callee does to an argument, given what this very call says with its other arguments: {@code closeIf(true, in)},
 * {@code with(in, reader -> ...)}, and with the class of the argument itself.
 */
record ArgumentFacts(Setting setting, Frame frame, Tracked tracked, Instruction.Invoke call, World world) {
    /** What a callee seems to do that does something with the argument which only the function tells that it is passed. */
    private static final Set<Effect.Kind> UP_TO_FUNCTIONS =
            EnumSet.of(Effect.Kind.MAY_RELEASE, Effect.Kind.TAKES, Effect.Kind.HELD_BY_RESULT);

    /** The effect with the known arguments filled in; {@code general} when there are none or several callees. */
    Effect refine(int position, Role role, Effect general) {
        boolean isSettled = general.kind() == Effect.Kind.RELEASES ? !isOfKnownType(role) : !isUpToFunctions(general);
        if (setting.callsToLookInside() == 0 || isSettled) {
            return general;
        }
        List<MethodRef> targets = setting.targets().of(call);
        if (targets.size() != 1) {
            return general;
        }
        Optional<MethodBody> body = setting.code().body(targets.get(0));
        Map<Integer, List<Instruction.Capture>> functions = functions(position);
        boolean saysMore = !functions.isEmpty()
                || (general.kind() == Effect.Kind.MAY_RELEASE && saysConstant())
                || (isOfKnownType(role)
                        && body.filter(ArgumentFacts::asksForType).isPresent());
        return body.filter(callee -> saysMore)
                .map(callee -> inside(callee, functions, position, role))
                .orElse(general);
    }

    private static boolean isUpToFunctions(Effect general) {
        return general.isAssumed() || UP_TO_FUNCTIONS.contains(general.kind());
    }

    private boolean saysConstant() {
        return call.arguments().stream().anyMatch(a -> world.facts().get(a) instanceof Fact.Constant);
    }

    /** Whether it is known here of which class the value is. */
    private boolean isOfKnownType(Role role) {
        return role == Role.IS && tracked.isFresh() && tracked.isExact();
    }

    private static boolean asksForType(MethodBody callee) {
        return callee.code().stream().anyMatch(Instruction.TypeTest.class::isInstance);
    }

    /** The functions among the other arguments, by position. */
    private Map<Integer, List<Instruction.Capture>> functions(int position) {
        Map<Integer, List<Instruction.Capture>> functions = new HashMap<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            List<Instruction.Capture> passed = i == position
                    ? List.of()
                    : new Functions(frame).of(call.arguments().get(i));
            if (!passed.isEmpty()) {
                functions.put(i, passed);
            }
        }
        return functions;
    }

    private Effect inside(
            MethodBody callee, Map<Integer, List<Instruction.Capture>> functions, int position, Role role) {
        Map<Integer, List<Instruction.Capture>> given = new HashMap<>();
        functions.forEach((at, passed) -> given.put(callee.parameters().get(at), passed));
        World start = new World(VariableMap.empty(), VariableMap.empty());
        for (int i = 0; i < call.arguments().size(); i++) {
            Fact fact = world.facts().get(call.arguments().get(i));
            if (fact instanceof Fact.Constant) {
                start = start.with(callee.parameters().get(i), fact);
            }
        }
        Frame inner = new Frame(setting.insideCall(), callee, given);
        boolean isOfType = isOfKnownType(role);
        Tracked argument = new Tracked(isOfType ? tracked.type() : "java/lang/Object", isOfType, Tracked.Kind.ARGUMENT);
        World named = start.named(callee.parameters().get(position), role);
        Tracking tracking = Tracker.track(setting.insideCall(), inner, argument, 0, List.of(named));
        return setting.summarize(inner, tracking);
    }
}
