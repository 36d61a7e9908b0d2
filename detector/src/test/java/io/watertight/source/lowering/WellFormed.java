// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.program.Descriptors;
import java.util.ArrayList;
import java.util.List;

/** What must hold of every body, whatever it was lowered from. */
final class WellFormed {
    private final MethodBody body;
    private final List<String> faults = new ArrayList<>();

    private WellFormed(MethodBody body) {
        this.body = body;
    }

    /** What is wrong with a body; empty when nothing is. */
    static List<String> faults(MethodBody body) {
        WellFormed check = new WellFormed(body);
        for (int i = 0; i < body.size(); i++) {
            check.instruction(i);
        }
        body.handlers().forEach(check::handler);
        check.parameters();
        return check.faults;
    }

    private void instruction(int index) {
        Instruction instruction = body.instruction(index);
        instruction
                .successors(index)
                .forEach(next -> require(next >= 0 && next < body.size(), index, "leaves the code"));
        instruction.uses().forEach(variable -> require(isVariable(variable), index, "reads no variable"));
        int target = instruction.target();
        require(target == Variable.NONE || isVariable(target), index, "writes no variable");
        if (instruction instanceof Instruction.Invoke call) {
            int receiver = call.hasReceiver() ? 1 : 0;
            int parameters = Descriptors.parameters(call.method().descriptor()).size();
            require(call.arguments().size() == parameters + receiver, index, "passes too much or too little");
        }
        if (instruction instanceof Instruction.Switch choice) {
            require(choice.keys().stream().distinct().count() == choice.keys().size(), index, "has a key twice");
            require(choice.keys().size() == choice.destinations().size(), index, "has not one destination per key");
        }
        if (instruction instanceof Instruction.Catch) {
            require(body.handlers().stream().anyMatch(handler -> handler.target() == index), index, "is no handler");
        }
    }

    private void handler(Handler handler) {
        boolean isRange = 0 <= handler.start() && handler.start() < handler.end() && handler.end() <= body.size();
        require(isRange, handler.start(), "protects nothing");
        require(body.instruction(handler.target()) instanceof Instruction.Catch, handler.target(), "catches nothing");
    }

    private void parameters() {
        int declared = body.method().parameterTypes().size();
        boolean hasReceiver = !body.parameters().isEmpty()
                && body.variable(body.parameters().get(0)).kind() == Variable.Kind.THIS;
        require(body.parameters().size() == declared + (hasReceiver ? 1 : 0), 0, "has other parameters than declared");
    }

    private boolean isVariable(int id) {
        return id >= 0 && id < body.variables().size();
    }

    private void require(boolean holds, int index, String fault) {
        if (!holds) {
            faults.add(body.method() + " " + index + " " + fault);
        }
    }
}
