// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** Where each variable of one body is read and written. */
final class BodyIndex {
    private final MethodBody body;
    private final List<List<Integer>> uses = new ArrayList<>();
    private final List<List<Integer>> definitions = new ArrayList<>();

    BodyIndex(MethodBody body) {
        this.body = body;
        body.variables().forEach(v -> {
            uses.add(new ArrayList<>(2));
            definitions.add(new ArrayList<>(1));
        });
        for (int i = 0; i < body.size(); i++) {
            Instruction instruction = body.instruction(i);
            for (int variable : instruction.uses()) {
                List<Integer> of = uses.get(variable);
                if (of.isEmpty() || of.get(of.size() - 1) != i) {
                    of.add(i);
                }
            }
            if (instruction.target() != Variable.NONE) {
                definitions.get(instruction.target()).add(i);
            }
        }
    }

    MethodBody body() {
        return body;
    }

    /** Indices of the instructions that read the variable. */
    List<Integer> uses(int variable) {
        return uses.get(variable);
    }

    /** Indices of the instructions that write the variable. */
    List<Integer> definitions(int variable) {
        return definitions.get(variable);
    }

    /** Position of the variable among the receiver and the parameters; -1 when it is none. */
    int parameter(int variable) {
        return body.parameters().indexOf(variable);
    }
}
