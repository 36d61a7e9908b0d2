// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.ir.Outliner;
import io.watertight.program.Symbols;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what a method's instructions name. */
final class References extends MethodVisitor {
    private final Outliner outliner;
    private final Symbols symbols;
    private boolean hasCode;
    private int line;

    /**
     * Reads nothing yet.
     *
     * @param outliner is told what is read
     * @param symbols what the class files read together mention
     */
    References(Outliner outliner, Symbols symbols) {
        super(Opcodes.ASM9);
        this.outliner = outliner;
        this.symbols = symbols;
    }

    Outliner outliner() {
        return outliner;
    }

    boolean hasCode() {
        return hasCode;
    }

    @Override
    public void visitCode() {
        hasCode = true;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        outliner.call(symbols.method(owner, name, descriptor), line);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                outliner.function(symbols.method(handle.getOwner(), handle.getName(), handle.getDesc()), line);
            }
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
            outliner.load(symbols.field(owner, name, descriptor));
        } else {
            outliner.store(symbols.field(owner, name, descriptor));
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            outliner.allocate(type);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.ATHROW) {
            outliner.throwing();
        }
    }
}
