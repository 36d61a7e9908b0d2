// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.bytecode.Operands.Entry;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lowers one instruction that is no jump: pops its operands, emits at most a few instructions, pushes its result. */
final class InstructionLowering {
    private final Locals locals;
    private final Operands stack;
    private final List<Instruction> out;
    private final int position;
    private final Symbols symbols;

    InstructionLowering(Locals locals, Operands stack, List<Instruction> out, int position, Symbols symbols) {
        this.locals = locals;
        this.stack = stack;
        this.out = out;
        this.position = position;
        this.symbols = symbols;
    }

    List<Integer> popJumpOperands(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode == Opcodes.GOTO) {
            return List.of();
        }
        boolean two = opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE;
        return stack.pop(two ? 2 : 1);
    }

    void lower(AbstractInsnNode insn) {
        switch (insn.getType()) {
            case AbstractInsnNode.VAR_INSN -> variable((VarInsnNode) insn);
            case AbstractInsnNode.FIELD_INSN -> field((FieldInsnNode) insn);
            case AbstractInsnNode.METHOD_INSN -> call((MethodInsnNode) insn);
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> dynamic((InvokeDynamicInsnNode) insn);
            case AbstractInsnNode.TYPE_INSN -> type((TypeInsnNode) insn);
            case AbstractInsnNode.LDC_INSN -> constant((LdcInsnNode) insn);
            case AbstractInsnNode.IINC_INSN -> increment((IincInsnNode) insn);
            case AbstractInsnNode.INT_INSN -> integer((IntInsnNode) insn);
            case AbstractInsnNode.MULTIANEWARRAY_INSN -> {
                MultiANewArrayInsnNode array = (MultiANewArrayInsnNode) insn;
                List<Integer> sizes = stack.pop(array.dims);
                out.add(new Instruction.AllocateArray(result(false), array.desc, sizes));
            }
            default -> simple(insn.getOpcode());
        }
    }

    private int result(boolean wide) {
        int target = locals.temporary();
        stack.push(new Entry(target, wide, false));
        return target;
    }

    private int pop() {
        return stack.pop().variable();
    }

    private void variable(VarInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode <= Opcodes.ALOAD) {
            boolean wide = opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD;
            stack.push(new Entry(locals.read(insn.var, position), wide, false));
        } else {
            int value = pop();
            int target = locals.written(insn, insn.var, position);
            saveOnStack(target);
            out.add(new Instruction.Copy(target, value));
        }
    }

    /** Gives the entries of the stack that stand for a local a variable of their own before the local is written. */
    private void saveOnStack(int local) {
        List<Entry> entries = stack.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).variable() == local) {
                int saved = locals.temporary();
                out.add(new Instruction.Copy(saved, local));
                entries.set(i, new Entry(saved, entries.get(i).wide(), false));
            }
        }
    }

    private void increment(IincInsnNode insn) {
        int local = locals.read(insn.var, position);
        saveOnStack(local);
        out.add(new Instruction.Compute(local, insn.incr < 0 ? "decrement" : "increment", List.of(local)));
    }

    private void field(FieldInsnNode insn) {
        FieldRef ref = symbols.field(insn.owner, insn.name, insn.desc);
        boolean wide = Type.getType(insn.desc).getSize() == 2;
        switch (insn.getOpcode()) {
            case Opcodes.GETSTATIC -> out.add(new Instruction.LoadField(result(wide), Variable.NONE, ref));
            case Opcodes.GETFIELD -> {
                int object = pop();
                out.add(new Instruction.LoadField(result(wide), object, ref));
            }
            case Opcodes.PUTSTATIC -> out.add(new Instruction.StoreField(Variable.NONE, ref, pop()));
            default -> {
                int value = pop();
                out.add(new Instruction.StoreField(pop(), ref, value));
            }
        }
    }

    private void call(MethodInsnNode insn) {
        CallKind kind = switch (insn.getOpcode()) {
            case Opcodes.INVOKESTATIC -> CallKind.STATIC;
            case Opcodes.INVOKESPECIAL -> CallKind.SPECIAL;
            default -> CallKind.VIRTUAL;
        };
        int receiver = kind == CallKind.STATIC ? 0 : 1;
        List<Integer> arguments = stack.pop(Type.getArgumentCount(insn.desc) + receiver);
        invoke(kind, symbols.method(insn.owner, insn.name, insn.desc), arguments);
        if (insn.name.equals("<init>")) {
            stack.constructed(arguments.get(0));
        }
    }

    private void invoke(CallKind kind, MethodRef method, List<Integer> arguments) {
        Type type = Type.getReturnType(method.descriptor());
        int target = type.equals(Type.VOID_TYPE) ? Variable.NONE : result(type.getSize() == 2);
        out.add(new Instruction.Invoke(target, kind, method, arguments));
    }

    private void dynamic(InvokeDynamicInsnNode insn) {
        List<Integer> arguments = stack.pop(Type.getArgumentCount(insn.desc));
        boolean isLambda = insn.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
        if (isLambda && insn.bsmArgs.length > 1 && insn.bsmArgs[1] instanceof Handle body) {
            String functional = symbols.name(Type.getReturnType(insn.desc).getInternalName());
            MethodRef method = symbols.method(body.getOwner(), body.getName(), body.getDesc());
            out.add(new Instruction.Capture(result(false), functional, method, arguments));
        } else {
            MethodRef bootstrap = symbols.method(insn.bsm.getOwner(), insn.name, insn.desc);
            invoke(CallKind.DYNAMIC, bootstrap, arguments);
        }
    }

    private void type(TypeInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.NEW -> {
                int object = locals.temporary();
                stack.push(new Entry(object, false, true));
                out.add(new Instruction.Allocate(object, symbols.name(insn.desc)));
            }
            case Opcodes.ANEWARRAY -> {
                String element = insn.desc.startsWith("[") ? insn.desc : "L" + insn.desc + ";";
                int size = pop();
                out.add(new Instruction.AllocateArray(result(false), symbols.name("[" + element), List.of(size)));
            }
            case Opcodes.CHECKCAST -> {
                int source = pop();
                out.add(new Instruction.Cast(result(false), source, symbols.name(insn.desc)));
            }
            default -> {
                int source = pop();
                out.add(new Instruction.TypeTest(result(false), source, symbols.name(insn.desc)));
            }
        }
    }

    private void constant(LdcInsnNode insn) {
        Object value = insn.cst;
        boolean wide = value instanceof Long || value instanceof Double;
        out.add(new Instruction.Constant(result(wide), Constants.of(value)));
    }

    private void integer(IntInsnNode insn) {
        if (insn.getOpcode() == Opcodes.NEWARRAY) {
            int size = pop();
            out.add(new Instruction.AllocateArray(
                    result(false), Constants.primitiveArray(insn.operand), List.of(size)));
        } else {
            out.add(new Instruction.Constant(result(false), new Value.Int(insn.operand)));
        }
    }

    private void simple(int opcode) {
        switch (opcode) {
            case Opcodes.NOP -> {
                // nothing to do
            }
            case Opcodes.POP -> stack.popWords(1);
            case Opcodes.POP2 -> stack.popWords(2);
            case Opcodes.DUP -> stack.duplicate(1, 0);
            case Opcodes.DUP_X1 -> stack.duplicate(1, 1);
            case Opcodes.DUP_X2 -> stack.duplicate(1, 2);
            case Opcodes.DUP2 -> stack.duplicate(2, 0);
            case Opcodes.DUP2_X1 -> stack.duplicate(2, 1);
            case Opcodes.DUP2_X2 -> stack.duplicate(2, 2);
            case Opcodes.SWAP -> stack.swap();
            case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN ->
                out.add(new Instruction.Return(pop()));
            case Opcodes.RETURN -> out.add(new Instruction.Return(Variable.NONE));
            case Opcodes.ATHROW -> out.add(new Instruction.Throw(pop()));
            case Opcodes.MONITORENTER -> out.add(new Instruction.Monitor(pop(), true));
            case Opcodes.MONITOREXIT -> out.add(new Instruction.Monitor(pop(), false));
            default -> constantArrayOrArithmetic(opcode);
        }
    }

    private void constantArrayOrArithmetic(int opcode) {
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
            boolean wide = opcode == Opcodes.LCONST_0
                    || opcode == Opcodes.LCONST_1
                    || opcode == Opcodes.DCONST_0
                    || opcode == Opcodes.DCONST_1;
            out.add(new Instruction.Constant(result(wide), Constants.ofOpcode(opcode)));
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            List<Integer> operands = stack.pop(2);
            boolean wide = opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD;
            out.add(new Instruction.LoadElement(result(wide), operands.get(0), operands.get(1)));
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            List<Integer> operands = stack.pop(3);
            out.add(new Instruction.StoreElement(operands.get(0), operands.get(1), operands.get(2)));
        } else {
            Arithmetic operation = Arithmetic.of(opcode);
            List<Integer> operands = new ArrayList<>(stack.pop(operation.operands()));
            out.add(new Instruction.Compute(result(operation.wide()), operation.name(), operands));
        }
    }
}
