// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The members a method's instructions name. */
final class References {
    private References() {}

    /** Adds the methods that {@code method} names to {@code callees}; returns whether one reference is of interest. */
    static boolean scan(MethodNode method, Interest interest, Set<MethodRef> callees) {
        boolean wanted = false;
        for (AbstractInsnNode insn : method.instructions) {
            switch (insn.getType()) {
                case AbstractInsnNode.METHOD_INSN -> {
                    MethodInsnNode call = (MethodInsnNode) insn;
                    MethodRef callee = new MethodRef(call.owner, call.name, call.desc);
                    wanted |= callees.add(callee) && interest.inCall(callee);
                }
                case AbstractInsnNode.FIELD_INSN -> {
                    FieldInsnNode access = (FieldInsnNode) insn;
                    wanted |= interest.inField(new FieldRef(access.owner, access.name, access.desc));
                }
                case AbstractInsnNode.TYPE_INSN ->
                    wanted |= insn.getOpcode() == Opcodes.NEW && interest.inAllocation(((TypeInsnNode) insn).desc);
                case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> {
                    for (Object argument : ((InvokeDynamicInsnNode) insn).bsmArgs) {
                        if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                            MethodRef callee = new MethodRef(handle.getOwner(), handle.getName(), handle.getDesc());
                            wanted |= callees.add(callee) && interest.inCall(callee);
                        }
                    }
                }
                default -> {
                    // no member named
                }
            }
        }
        return wanted;
    }
}
