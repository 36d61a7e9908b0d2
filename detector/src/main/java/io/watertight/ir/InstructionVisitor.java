// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/** One answer per kind of {@link Instruction}; without default methods, so that a new kind breaks the build. */
public interface InstructionVisitor<R> {
    R visit(Instruction.Copy instruction);

    R visit(Instruction.Constant instruction);

    R visit(Instruction.Allocate instruction);

    R visit(Instruction.AllocateArray instruction);

    R visit(Instruction.Invoke instruction);

    R visit(Instruction.LoadField instruction);

    R visit(Instruction.StoreField instruction);

    R visit(Instruction.LoadElement instruction);

    R visit(Instruction.StoreElement instruction);

    R visit(Instruction.Cast instruction);

    R visit(Instruction.TypeTest instruction);

    R visit(Instruction.Compute instruction);

    R visit(Instruction.Capture instruction);

    R visit(Instruction.Branch instruction);

    R visit(Instruction.Switch instruction);

    R visit(Instruction.Jump instruction);

    R visit(Instruction.Return instruction);

    R visit(Instruction.Throw instruction);

    R visit(Instruction.Catch instruction);

    R visit(Instruction.Monitor instruction);
}
