// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a method: three-address code over variables. Operands are variable ids; {@link Variable#NONE} where there
 * is none. Jump targets are indices into {@link MethodBody#code()}.
 */
public sealed interface Instruction {

    <R> R accept(InstructionVisitor<R> visitor);

    /** The variable this defines, or {@link Variable#NONE}. */
    default int target() {
        return Variable.NONE;
    }

    /** The variables this reads, in evaluation order. */
    List<Integer> uses();

    /** Where control goes from here, at {@code index}, when this completes normally; the fall-through first. */
    default List<Integer> successors(int index) {
        return List.of(index + 1);
    }

    /** {@code target = source}. */
    record Copy(int target, int source) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(source);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = value}. */
    record Constant(int target, Value value) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target} = a new object whose constructor has not run yet. */
    record Allocate(int target, String type) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target} = a new array; {@code type} is the descriptor of the array. */
    record AllocateArray(int target, String type, List<Integer> sizes) implements Instruction {
        public AllocateArray {
            sizes = List.copyOf(sizes);
        }

        @Override
        public List<Integer> uses() {
            return sizes;
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = method(arguments)}; the receiver, if there is one, is the first argument. */
    record Invoke(int target, CallKind kind, MethodRef method, List<Integer> arguments) implements Instruction {
        public Invoke {
            arguments = List.copyOf(arguments);
        }

        public boolean hasReceiver() {
            return kind == CallKind.VIRTUAL || kind == CallKind.SPECIAL;
        }

        @Override
        public List<Integer> uses() {
            return arguments;
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = object.field}; no object for a static field. */
    record LoadField(int target, int object, FieldRef field) implements Instruction {
        @Override
        public List<Integer> uses() {
            return object == Variable.NONE ? List.of() : List.of(object);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code object.field = value}; no object for a static field. */
    record StoreField(int object, FieldRef field, int value) implements Instruction {
        @Override
        public List<Integer> uses() {
            return object == Variable.NONE ? List.of(value) : List.of(object, value);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = array[index]}. */
    record LoadElement(int target, int array, int index) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(array, index);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code array[index] = value}. */
    record StoreElement(int array, int index, int value) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(array, index, value);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = (type) source}; the same value. */
    record Cast(int target, int source, String type) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(source);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = source instanceof type}. */
    record TypeTest(int target, int source, String type) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(source);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code target = operator(operands)}: arithmetic, conversion, array length. */
    record Compute(int target, String operator, List<Integer> operands) implements Instruction {
        public Compute {
            operands = List.copyOf(operands);
        }

        /** Whether it tells the order of two longs, floats or doubles: zero if they are equal. */
        public boolean isComparison() {
            return operator.equals("compare") && operands.size() == 2;
        }

        @Override
        public List<Integer> uses() {
            return operands;
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * {@code target} = a lambda or method reference: an object of {@code functionalType} that runs {@code body}, whose
     * first arguments are the {@code captures}.
     */
    record Capture(int target, String functionalType, MethodRef body, List<Integer> captures) implements Instruction {
        public Capture {
            captures = List.copyOf(captures);
        }

        @Override
        public List<Integer> uses() {
            return captures;
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes to {@code destination} when {@code left comparison right}; no right operand stands for null or zero. */
    record Branch(Comparison comparison, int left, int right, int destination) implements Instruction {
        @Override
        public List<Integer> uses() {
            return right == Variable.NONE ? List.of(left) : List.of(left, right);
        }

        @Override
        public List<Integer> successors(int index) {
            return List.of(index + 1, destination);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes to the destination of the key that equals the selector, else to {@code otherwise}. */
    record Switch(int selector, List<Integer> keys, List<Integer> destinations, int otherwise) implements Instruction {
        public Switch {
            keys = List.copyOf(keys);
            destinations = List.copyOf(destinations);
        }

        @Override
        public List<Integer> uses() {
            return List.of(selector);
        }

        /** Every place this can go to, {@code otherwise} last. */
        public List<Integer> allDestinations() {
            List<Integer> all = new ArrayList<>(destinations);
            all.add(otherwise);
            return all;
        }

        @Override
        public List<Integer> successors(int index) {
            return allDestinations();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes to {@code destination}. */
    record Jump(int destination) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of();
        }

        @Override
        public List<Integer> successors(int index) {
            return List.of(destination);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Ends the method; no value for {@code void}. */
    record Return(int value) implements Instruction {
        @Override
        public List<Integer> uses() {
            return value == Variable.NONE ? List.of() : List.of(value);
        }

        @Override
        public List<Integer> successors(int index) {
            return List.of();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Throws {@code value}. */
    record Throw(int value) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(value);
        }

        @Override
        public List<Integer> successors(int index) {
            return List.of();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Entry of a handler: {@code target} is the exception. */
    record Catch(int target) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of();
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Enters or leaves the monitor of {@code object}. */
    record Monitor(int object, boolean enter) implements Instruction {
        @Override
        public List<Integer> uses() {
            return List.of(object);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
