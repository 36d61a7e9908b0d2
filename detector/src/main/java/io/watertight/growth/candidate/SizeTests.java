// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import java.util.HashSet;
import java.util.Set;

/** Whether the size that an instruction asks for decides a branch, against something other than zero. */
final class SizeTests {
    private final BodyIndex body;
    private final Set<Integer> visited = new HashSet<>();

    private SizeTests(BodyIndex body) {
        this.body = body;
    }

    static boolean decides(BodyIndex body, int index) {
        return new SizeTests(body).reachesBranch(body.body().instruction(index).target());
    }

    private boolean reachesBranch(int variable) {
        if (variable == Variable.NONE || !visited.add(variable)) {
            return false;
        }
        return body.uses(variable).stream()
                .anyMatch(use -> body.body().instruction(use).accept(new Test()));
    }

    /** Whether one instruction that reads the size compares it, or passes it on to one that does. */
    private final class Test extends PartialVisitor<Boolean> {
        Test() {
            super(false);
        }

        @Override
        public Boolean visit(Instruction.Branch instruction) {
            return instruction.right() != Variable.NONE;
        }

        @Override
        public Boolean visit(Instruction.Copy instruction) {
            return reachesBranch(instruction.target());
        }

        @Override
        public Boolean visit(Instruction.Compute instruction) {
            return instruction.operands().size() > 1
                    ? reachesBranchAtAll(instruction.target())
                    : reachesBranch(instruction.target());
        }

        /** A difference or a long comparison may be compared with zero. */
        private boolean reachesBranchAtAll(int variable) {
            return body.uses(variable).stream()
                    .map(body.body()::instruction)
                    .anyMatch(i -> i instanceof Instruction.Branch || i.accept(this));
        }
    }
}
