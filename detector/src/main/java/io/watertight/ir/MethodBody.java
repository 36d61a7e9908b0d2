// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The code of one method. Control falls from each instruction to the next unless it is a jump, switch, return or throw.
 *
 * @param method the method
 * @param variables all variables; a variable's id is its index
 * @param parameters ids of the receiver, if there is one, and the parameters
 * @param code the instructions; never empty
 * @param lines source line of each instruction; 0 where unknown
 * @param handlers protected ranges in the order in which they are tried
 */
public record MethodBody(
        MethodRef method,
        List<Variable> variables,
        List<Integer> parameters,
        List<Instruction> code,
        List<Integer> lines,
        List<Handler> handlers) {

    public MethodBody {
        variables = List.copyOf(variables);
        parameters = List.copyOf(parameters);
        code = List.copyOf(code);
        lines = CompactInts.copyOf(lines);
        handlers = List.copyOf(handlers);
        if (lines.size() != code.size()) {
            throw new IllegalArgumentException("one line per instruction: " + method);
        }
    }

    public int size() {
        return code.size();
    }

    public Instruction instruction(int index) {
        return code.get(index);
    }

    public int line(int index) {
        return lines.get(index);
    }

    public Variable variable(int id) {
        return variables.get(id);
    }

    /** Where control goes when the instruction completes normally, the fall-through first; empty after return, throw. */
    public List<Integer> successors(int index) {
        return code.get(index).successors(index);
    }

    /** The handlers that protect the instruction, in the order in which they are tried. */
    public List<Handler> handlersAt(int index) {
        return handlers.stream().filter(h -> h.covers(index)).toList();
    }

    /** Whether one or more normal steps lead from an instruction to the other. */
    public boolean reaches(int from, int to) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (int next : successors(open.pop())) {
                if (next == to) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    open.push(next);
                }
            }
        }
        return false;
    }
}
