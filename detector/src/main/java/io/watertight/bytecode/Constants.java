// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.ir.Value;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The constants of class files as {@link Value}s. */
final class Constants {
    private Constants() {}

    /** A value of the constant pool as ASM gives it. */
    static Value of(Object constant) {
        if (constant instanceof Integer number) {
            return new Value.Int(number);
        }
        if (constant instanceof String text) {
            return new Value.Text(text);
        }
        if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            return new Value.Type(type.getInternalName());
        }
        return new Value.Other(constant.toString());
    }

    /** The value of {@code aconst_null}, {@code iconst_<i>}, {@code lconst_<l>} and so on. */
    static Value ofOpcode(int opcode) {
        if (opcode == Opcodes.ACONST_NULL) {
            return new Value.Null();
        }
        if (opcode <= Opcodes.ICONST_5) {
            return new Value.Int(opcode - Opcodes.ICONST_0);
        }
        if (opcode <= Opcodes.LCONST_1) {
            return new Value.Other((opcode - Opcodes.LCONST_0) + "L");
        }
        return opcode <= Opcodes.FCONST_2
                ? new Value.Other((opcode - Opcodes.FCONST_0) + ".0f")
                : new Value.Other((opcode - Opcodes.DCONST_0) + ".0");
    }

    /** Descriptor of the array that {@code newarray} makes for an element type code (JVMS 6.5). */
    static String primitiveArray(int typeCode) {
        return switch (typeCode) {
            case Opcodes.T_BOOLEAN -> "[Z";
            case Opcodes.T_CHAR -> "[C";
            case Opcodes.T_FLOAT -> "[F";
            case Opcodes.T_DOUBLE -> "[D";
            case Opcodes.T_BYTE -> "[B";
            case Opcodes.T_SHORT -> "[S";
            case Opcodes.T_INT -> "[I";
            case Opcodes.T_LONG -> "[J";
            default -> throw new IllegalArgumentException("no primitive type: " + typeCode);
        };
    }
}
