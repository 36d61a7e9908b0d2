// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import io.watertight.ir.Comparison;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The instructions of one body while they are made. What cannot be reached is left out: after a jump nothing is taken up
 * until a label is placed that something jumps to.
 */
final class Code {
    private static final int NOWHERE = -1;

    private final List<Variable> variables = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final BitSet used = new BitSet();
    private boolean alive = true;
    private int line;
    private int temporaries;

    /** Whether what is added now can be reached. */
    boolean isAlive() {
        return alive;
    }

    int size() {
        return instructions.size();
    }

    /** What follows belongs to the line on which this begins. */
    void at(Node node) {
        node.getBegin().ifPresent(position -> line = position.line);
    }

    /** What follows belongs to the line on which this ends. */
    void atEndOf(Node node) {
        node.getEnd().ifPresent(position -> line = position.line);
    }

    int line() {
        return line;
    }

    void atLine(int newLine) {
        line = newLine;
    }

    int variable(String name, Variable.Kind kind) {
        variables.add(new Variable(variables.size(), name, kind));
        return variables.size() - 1;
    }

    int temporary() {
        return variable("t" + temporaries++, Variable.Kind.TEMPORARY);
    }

    void add(Instruction instruction) {
        if (alive) {
            instructions.add(instruction);
            lines.add(line);
        }
    }

    Operand copy(Operand source) {
        int target = temporary();
        add(new Instruction.Copy(target, source.variable()));
        return new Operand(target, source.type());
    }

    Operand constant(Value value, JavaType type) {
        int target = temporary();
        add(new Instruction.Constant(target, value));
        return new Operand(target, type);
    }

    Operand integer(int value) {
        return constant(new Value.Int(value), JavaType.INT);
    }

    Operand compute(String operator, JavaType type, int... operands) {
        int target = temporary();
        add(new Instruction.Compute(
                target, operator, Arrays.stream(operands).boxed().toList()));
        return new Operand(target, type);
    }

    Label label() {
        positions.add(NOWHERE);
        return new Label(positions.size() - 1);
    }

    /** Puts the label here; code that follows is reached if anything before jumps to it. */
    void place(Label label) {
        positions.set(label.number(), instructions.size());
        alive |= used.get(label.number());
    }

    /** Puts the label here, where something that follows may jump to. */
    void placeLoop(Label label) {
        positions.set(label.number(), instructions.size());
    }

    boolean isUsed(Label label) {
        return used.get(label.number());
    }

    void jump(Label label) {
        if (alive) {
            used.set(label.number());
            add(new Instruction.Jump(label.number()));
            alive = false;
        }
    }

    /** Goes to the label when {@code left comparison right}; {@link Variable#NONE} stands for null or zero. */
    void branch(Comparison comparison, int left, int right, Label label) {
        if (alive) {
            used.set(label.number());
            add(new Instruction.Branch(comparison, left, right, label.number()));
        }
    }

    void switchTo(int selector, List<Integer> keys, List<Label> labels, Label otherwise) {
        if (alive) {
            labels.forEach(label -> used.set(label.number()));
            used.set(otherwise.number());
            List<Integer> numbers = labels.stream().map(Label::number).toList();
            add(new Instruction.Switch(selector, keys, numbers, otherwise.number()));
            alive = false;
        }
    }

    void exit(int value) {
        add(new Instruction.Return(value));
        alive = false;
    }

    void raise(int value) {
        add(new Instruction.Throw(value));
        alive = false;
    }

    /** Nothing that follows is reached: the method that was called never returns. */
    void stop() {
        alive = false;
    }

    /** Begins a handler; false, and nothing is reached, when there is nothing that it protects. */
    boolean beginHandler(List<Range> ranges, List<String> types, int caught) {
        List<Range> protecting =
                ranges.stream().filter(range -> range.start < range.end).toList();
        int target = instructions.size();
        for (String type : types) {
            protecting.forEach(range -> handlers.add(new Handler(range.start, range.end, target, type)));
        }
        alive = !protecting.isEmpty();
        add(new Instruction.Catch(caught));
        return alive;
    }

    /**
     * Instructions that lie together.
     *
     * @param start the first
     * @param end the one after the last
     */
    record Range(int start, int end) {}

    List<Variable> variables() {
        return variables;
    }

    List<Handler> handlers() {
        return handlers;
    }

    List<Integer> lines() {
        return lines;
    }

    /** The instructions with jumps to where the labels lie. */
    List<Instruction> linked() {
        return instructions.stream().map(this::link).toList();
    }

    private Instruction link(Instruction instruction) {
        if (instruction instanceof Instruction.Jump jump) {
            return new Instruction.Jump(positions.get(jump.destination()));
        }
        if (instruction instanceof Instruction.Branch branch) {
            return new Instruction.Branch(
                    branch.comparison(), branch.left(), branch.right(), positions.get(branch.destination()));
        }
        if (instruction instanceof Instruction.Switch choice) {
            return new Instruction.Switch(
                    choice.selector(),
                    choice.keys(),
                    choice.destinations().stream().map(positions::get).toList(),
                    positions.get(choice.otherwise()));
        }
        return instruction;
    }
}
