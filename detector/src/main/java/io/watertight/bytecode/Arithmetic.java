// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import org.objectweb.asm.Opcodes;

/**
 * An instruction that computes a primitive from primitives (or an array's length).
 *
 * @param name the operator
 * @param operands how many values it pops
 * @param wide whether the result is of two words
 */
record Arithmetic(String name, int operands, boolean wide) {
    private static final String[] BINARY = {"add", "sub", "mul", "div", "rem"};
    private static final String[] BITWISE = {"shl", "shr", "ushr", "and", "or", "xor"};

    /** The operation of an opcode between {@code iadd} and {@code dcmpg}, or {@code arraylength}. */
    static Arithmetic of(int opcode) {
        if (opcode == Opcodes.ARRAYLENGTH) {
            return new Arithmetic("length", 1, false);
        }
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM) {
            int offset = opcode - Opcodes.IADD;
            return new Arithmetic(BINARY[offset / 4], 2, offset % 2 == 1);
        }
        if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
            return new Arithmetic("neg", 1, (opcode - Opcodes.INEG) % 2 == 1);
        }
        if (opcode >= Opcodes.ISHL && opcode <= Opcodes.LXOR) {
            int offset = opcode - Opcodes.ISHL;
            return new Arithmetic(BITWISE[offset / 2], 2, offset % 2 == 1);
        }
        if (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S) {
            return new Arithmetic("convert", 1, convertsToWide(opcode));
        }
        if (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG) {
            return new Arithmetic("compare", 2, false);
        }
        throw new IllegalArgumentException("opcode " + opcode + " is not expected here");
    }

    private static boolean convertsToWide(int opcode) {
        return switch (opcode) {
            case Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> true;
            default -> false;
        };
    }
}
