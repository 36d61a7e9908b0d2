// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.VariableMap;
import io.watertight.obligation.state.World;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;

/** What a callee does to an argument, given what this very call says with its other arguments: {@code closeIf(true, in)}. */
record ArgumentFacts(Setting setting, Instruction.Invoke call, World world) {

    /** The effect with the known arguments filled in; {@code general} when there are none or several callees. */
    Effect refine(int position, Role role, Effect general) {
        List<MethodRef> targets = setting.targets().of(call);
        boolean saysSomething =
                call.arguments().stream().anyMatch(a -> world.facts().get(a) instanceof Fact.Constant);
        if (setting.callsToLookInside() == 0 || !saysSomething || targets.size() != 1) {
            return general;
        }
        Optional<MethodBody> body = setting.code().body(targets.get(0));
        return body.map(callee -> inside(callee, position, role)).orElse(general);
    }

    private Effect inside(MethodBody callee, int position, Role role) {
        World start = new World(VariableMap.empty(), VariableMap.empty());
        for (int i = 0; i < call.arguments().size(); i++) {
            Fact fact = world.facts().get(call.arguments().get(i));
            if (fact instanceof Fact.Constant) {
                start = start.with(callee.parameters().get(i), fact);
            }
        }
        Frame frame = new Frame(setting, callee);
        Tracked argument = new Tracked("java/lang/Object", false, Tracked.Kind.ARGUMENT);
        World named = start.named(callee.parameters().get(position), role);
        Tracking tracking = Tracker.track(setting.insideCall(), frame, argument, 0, List.of(named));
        return setting.summarize(frame, tracking);
    }
}
