// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.ir.CallList;
import io.watertight.ir.Interest;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What a method's instructions name, read in one pass. */
final class References {
    private final Interest interest;
    private final Symbols symbols;
    private final Map<MethodRef, Integer> callees = new LinkedHashMap<>();
    private boolean ofInterest;
    private boolean throwsItself;
    private int line;

    private References(Interest interest, Symbols symbols) {
        this.interest = interest;
        this.symbols = symbols;
    }

    /**
     * Reads the code of a method.
     *
     * @param symbols what the class files read together mention
     */
    static References of(MethodNode method, Interest interest, Symbols symbols) {
        References references = new References(interest, symbols);
        for (AbstractInsnNode insn : method.instructions) {
            references.read(insn);
        }
        return references;
    }

    /** What is called or made into a function. */
    CallList calls() {
        return new CallList(callees, throwsItself);
    }

    /** Whether one reference is of interest. */
    boolean isOfInterest() {
        return ofInterest;
    }

    private void read(AbstractInsnNode insn) {
        switch (insn.getType()) {
            case AbstractInsnNode.METHOD_INSN -> {
                MethodInsnNode call = (MethodInsnNode) insn;
                add(symbols.method(call.owner, call.name, call.desc));
            }
            case AbstractInsnNode.FIELD_INSN -> {
                FieldInsnNode access = (FieldInsnNode) insn;
                ofInterest |= interest.inField(symbols.field(access.owner, access.name, access.desc));
            }
            case AbstractInsnNode.TYPE_INSN ->
                ofInterest |= insn.getOpcode() == Opcodes.NEW && interest.inAllocation(((TypeInsnNode) insn).desc);
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> {
                for (Object argument : ((InvokeDynamicInsnNode) insn).bsmArgs) {
                    if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                        add(symbols.method(handle.getOwner(), handle.getName(), handle.getDesc()));
                    }
                }
            }
            case AbstractInsnNode.LINE -> line = ((LineNumberNode) insn).line;
            default -> throwsItself |= insn.getOpcode() == Opcodes.ATHROW;
        }
    }

    private void add(MethodRef callee) {
        ofInterest |= callees.putIfAbsent(callee, line) == null && interest.inCall(callee);
    }
}
