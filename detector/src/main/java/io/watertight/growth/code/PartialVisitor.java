// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.Instruction;
import io.watertight.ir.InstructionVisitor;

/** A visitor for the few kinds of instruction a question is about; every other kind has the same answer. */
public class PartialVisitor<R> implements InstructionVisitor<R> {
    private final R otherwise;

    public PartialVisitor(R otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public R visit(Instruction.Copy instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Constant instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Allocate instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.AllocateArray instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Invoke instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.LoadField instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.StoreField instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.LoadElement instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.StoreElement instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Cast instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.TypeTest instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Compute instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Capture instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Branch instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Switch instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Jump instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Return instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Throw instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Catch instruction) {
        return otherwise;
    }

    @Override
    public R visit(Instruction.Monitor instruction) {
        return otherwise;
    }
}
