// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.obligation.origin.Origins;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;

/** The lambdas and method references of one method that its variables can be. */
public record Functions(Frame frame) {

    /** The functions a variable can be, if it certainly is one of this method or of the call that is looked into; else none. */
    public List<Instruction.Capture> of(int variable) {
        List<Instruction.Capture> given = frame.given(variable);
        if (!given.isEmpty()) {
            return given;
        }
        List<Instruction.Capture> functions = new ArrayList<>();
        for (int origin : frame.origins().of(variable)) {
            if (origin == Origins.PARAMETER
                    || !(frame.body().instruction(origin) instanceof Instruction.Capture function)) {
                return List.of();
            }
            functions.add(function);
        }
        return functions;
    }

    /** The methods that a call of a function of this method runs; none for other calls. */
    public List<MethodRef> calledBy(Instruction.Invoke call) {
        return call.hasReceiver()
                ? of(call.arguments().get(0)).stream()
                        .map(Instruction.Capture::body)
                        .toList()
                : List.of();
    }
}
