// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The jumps, branches and switches of a method: first to class file positions, then to places in the lowered code. */
final class JumpTargets {
    private JumpTargets() {}

    /** The labels an instruction may jump to; empty for all but jumps, branches and switches. */
    static List<LabelNode> of(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        if (insn instanceof TableSwitchInsnNode table) {
            return and(table.labels, table.dflt);
        }
        return insn instanceof LookupSwitchInsnNode lookup ? and(lookup.labels, lookup.dflt) : List.of();
    }

    private static List<LabelNode> and(List<LabelNode> labels, LabelNode otherwise) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(otherwise);
        return all;
    }

    /** Whether control never falls through the instruction. */
    static boolean endsBlock(int opcode) {
        return switch (opcode) {
            case Opcodes.GOTO,
                    Opcodes.TABLESWITCH,
                    Opcodes.LOOKUPSWITCH,
                    Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.RETURN,
                    Opcodes.ATHROW -> true;
            default -> false;
        };
    }

    /** The jump, branch or switch with class file positions as destinations. */
    static Instruction lower(AbstractInsnNode insn, List<Integer> operands, InsnList code) {
        if (insn instanceof JumpInsnNode jump) {
            int target = code.indexOf(jump.label);
            if (jump.getOpcode() == Opcodes.GOTO) {
                return new Instruction.Jump(target);
            }
            int right = operands.size() > 1 ? operands.get(1) : Variable.NONE;
            return new Instruction.Branch(comparison(jump.getOpcode()), operands.get(0), right, target);
        }
        if (insn instanceof TableSwitchInsnNode table) {
            List<Integer> keys = new ArrayList<>();
            for (int key = table.min; keys.size() < table.labels.size(); key++) {
                keys.add(key);
            }
            return switchOver(operands.get(0), keys, table.labels, table.dflt, code);
        }
        LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) insn;
        return switchOver(operands.get(0), lookup.keys, lookup.labels, lookup.dflt, code);
    }

    private static Instruction switchOver(
            int selector, List<Integer> keys, List<LabelNode> labels, LabelNode otherwise, InsnList code) {
        List<Integer> destinations = labels.stream().map(code::indexOf).toList();
        return new Instruction.Switch(selector, keys, destinations, code.indexOf(otherwise));
    }

    private static Comparison comparison(int opcode) {
        return switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPEQ, Opcodes.IFNULL -> Comparison.EQUAL;
            case Opcodes.IFNE, Opcodes.IF_ICMPNE, Opcodes.IF_ACMPNE, Opcodes.IFNONNULL -> Comparison.NOT_EQUAL;
            case Opcodes.IFLT, Opcodes.IF_ICMPLT -> Comparison.LESS;
            case Opcodes.IFGE, Opcodes.IF_ICMPGE -> Comparison.GREATER_OR_EQUAL;
            case Opcodes.IFGT, Opcodes.IF_ICMPGT -> Comparison.GREATER;
            case Opcodes.IFLE, Opcodes.IF_ICMPLE -> Comparison.LESS_OR_EQUAL;
            default -> throw new IllegalArgumentException("no branch: opcode " + opcode);
        };
    }

    /** The instruction with its destinations mapped from class file positions to places in the lowered code. */
    static Instruction relocate(Instruction instruction, int[] position) {
        if (instruction instanceof Instruction.Jump jump) {
            return new Instruction.Jump(position[jump.destination()]);
        }
        if (instruction instanceof Instruction.Branch b) {
            return new Instruction.Branch(b.comparison(), b.left(), b.right(), position[b.destination()]);
        }
        if (instruction instanceof Instruction.Switch s) {
            List<Integer> destinations =
                    s.destinations().stream().map(d -> position[d]).toList();
            return new Instruction.Switch(s.selector(), s.keys(), destinations, position[s.otherwise()]);
        }
        return instruction;
    }
}
