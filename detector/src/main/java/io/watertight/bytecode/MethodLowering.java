// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.bytecode.Operands.Entry;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Lowers one method: runs the code once with a stack of variables instead of values, block by block, so that reads of
 * locals cost no instruction. At every block entry the stack lies in one fixed variable per depth. Code that cannot be
 * reached is left out.
 */
final class MethodLowering {

    /** A block that waits to be lowered, with the stack at its entry. */
    private record Block(int start, List<Entry> stack) {}

    private final MethodRef ref;
    private final Symbols symbols;
    private final MethodNode method;
    private final InsnList code;
    private final Locals locals;
    private final BitSet entries = new BitSet();
    private final BitSet lowered = new BitSet();
    private final Deque<Block> open = new ArrayDeque<>();
    private final List<List<Instruction>> output = new ArrayList<>();
    private final Map<Integer, Integer> stackVariables = new HashMap<>();

    private MethodLowering(MethodRef ref, MethodNode method, Symbols symbols) {
        this.ref = ref;
        this.symbols = symbols;
        this.method = method;
        this.code = method.instructions;
        this.locals = new Locals(method, symbols);
    }

    /** The body of a method with code. */
    static MethodBody lower(MethodRef ref, MethodNode method, Symbols symbols) {
        return new MethodLowering(ref, withoutSubroutines(method), symbols).lower();
    }

    /** Replaces {@code jsr}/{@code ret} of class files before version 50 by copies of the subroutine. */
    private static MethodNode withoutSubroutines(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR) {
                JSRInlinerAdapter inlined = new JSRInlinerAdapter(
                        null,
                        method.access,
                        method.name,
                        method.desc,
                        method.signature,
                        method.exceptions.toArray(String[]::new));
                method.accept(inlined);
                return inlined;
            }
        }
        return method;
    }

    private MethodBody lower() {
        for (int i = 0; i < code.size(); i++) {
            output.add(new ArrayList<>());
            JumpTargets.of(code.get(i)).forEach(label -> entries.set(code.indexOf(label)));
        }
        method.tryCatchBlocks.forEach(block -> entries.set(code.indexOf(block.handler)));
        open.add(new Block(0, List.of()));
        lowerOpenBlocks();
        while (openHandlers()) {
            lowerOpenBlocks();
        }
        return assemble();
    }

    private void lowerOpenBlocks() {
        while (!open.isEmpty()) {
            Block block = open.pop();
            if (!lowered.get(block.start)) {
                lowerFrom(block);
            }
        }
    }

    /** Opens the handlers that protect lowered code and are not lowered themselves; says whether there were any. */
    private boolean openHandlers() {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int first = lowered.nextSetBit(code.indexOf(block.start));
            int handler = code.indexOf(block.handler);
            if (first >= 0 && first < code.indexOf(block.end) && !lowered.get(handler)) {
                output.get(handler).add(new Instruction.Catch(stackVariable(0)));
                open.add(new Block(handler, List.of(new Entry(stackVariable(0), false, false))));
                return true;
            }
        }
        return false;
    }

    private void lowerFrom(Block block) {
        Operands stack = new Operands(block.stack);
        for (int i = block.start; i < code.size(); i++) {
            AbstractInsnNode insn = code.get(i);
            if (i != block.start && entries.get(i)) {
                settle(stack, output.get(i - 1));
                if (lowered.get(i)) {
                    return;
                }
            }
            lowered.set(i);
            if (insn.getOpcode() < 0) {
                continue;
            }
            InstructionLowering step = new InstructionLowering(locals, stack, output.get(i), i, symbols);
            List<LabelNode> targets = JumpTargets.of(insn);
            if (targets.isEmpty()) {
                step.lower(insn);
            } else {
                List<Integer> operands = step.popJumpOperands(insn);
                settle(stack, output.get(i));
                output.get(i).add(JumpTargets.lower(insn, operands, code));
                targets.forEach(label -> open.push(new Block(code.indexOf(label), List.copyOf(stack.entries()))));
            }
            if (JumpTargets.endsBlock(insn.getOpcode())) {
                return;
            }
        }
    }

    private int stackVariable(int depth) {
        return stackVariables.computeIfAbsent(depth, d -> locals.temporary());
    }

    private List<Entry> canonical(List<Entry> entries) {
        List<Entry> result = new ArrayList<>();
        for (Entry entry : entries) {
            result.add(entry.isRaw() ? entry : new Entry(stackVariable(result.size()), entry.wide(), false));
        }
        return result;
    }

    /** Copies each entry of the stack into the fixed variable of its depth. */
    private void settle(Operands stack, List<Instruction> out) {
        List<Entry> after = canonical(stack.entries());
        List<Integer> sources =
                new ArrayList<>(stack.entries().stream().map(Entry::variable).toList());
        for (int depth = 0; depth < sources.size(); depth++) {
            int source = sources.get(depth);
            boolean misplaced = source != after.get(depth).variable() && stackVariables.containsValue(source);
            if (misplaced) {
                int saved = locals.temporary();
                out.add(new Instruction.Copy(saved, source));
                sources.set(depth, saved);
            }
        }
        for (int depth = 0; depth < sources.size(); depth++) {
            int target = after.get(depth).variable();
            if (sources.get(depth) != target) {
                out.add(new Instruction.Copy(target, sources.get(depth)));
            }
        }
        stack.entries().clear();
        stack.entries().addAll(after);
    }

    private MethodBody assemble() {
        int[] position = new int[code.size() + 1];
        List<Instruction> flat = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int line = 0;
        for (int i = 0; i < code.size(); i++) {
            position[i] = flat.size();
            if (code.get(i) instanceof LineNumberNode number) {
                line = number.line;
            }
            for (Instruction instruction : output.get(i)) {
                flat.add(instruction);
                lines.add(line);
            }
        }
        position[code.size()] = flat.size();
        List<Instruction> linked =
                flat.stream().map(i -> JumpTargets.relocate(i, position)).toList();
        return new MethodBody(ref, locals.variables(), locals.parameters(), linked, lines, handlers(position));
    }

    private List<Handler> handlers(int[] position) {
        List<Handler> result = new ArrayList<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int start = position[code.indexOf(block.start)];
            int end = position[code.indexOf(block.end)];
            int handler = code.indexOf(block.handler);
            if (start < end && lowered.get(handler)) {
                String type = block.type == null ? Handler.ANY : symbols.name(block.type);
                result.add(new Handler(start, end, position[handler], type));
            }
        }
        return result;
    }
}
