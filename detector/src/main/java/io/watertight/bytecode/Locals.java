// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.ir.Variable;
import io.watertight.program.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The variables of a method while it is lowered. A slot that holds several source variables one after the other becomes
 * several variables; a slot without a debug name at an instruction is a temporary of its own.
 */
final class Locals {

    private record Scope(int slot, int start, int end, int variable) {}

    private final List<Variable> variables = new ArrayList<>();
    private final List<Integer> parameters = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private final Map<Integer, Integer> unnamed = new HashMap<>();
    private final Symbols symbols;
    private int temporaries;

    Locals(MethodNode method, Symbols symbols) {
        this.symbols = symbols;
        Map<String, Integer> named = new HashMap<>();
        addScopes(method, named);
        addParameters(method);
    }

    private void addScopes(MethodNode method, Map<String, Integer> named) {
        if (method.localVariables == null) {
            return;
        }
        InsnList code = method.instructions;
        boolean isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
        for (LocalVariableNode local : method.localVariables) {
            int start = code.indexOf(local.start);
            Variable.Kind kind = kindOf(isInstance, start, local.index, method.desc);
            String identity = local.index + " " + local.name;
            int variable = named.computeIfAbsent(identity, k -> add(local.name, kind));
            scopes.add(new Scope(local.index, start, code.indexOf(local.end), variable));
        }
    }

    private static Variable.Kind kindOf(boolean isInstance, int start, int slot, String descriptor) {
        int words = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isInstance ? 0 : 1);
        if (start != 0 || slot >= words) {
            return Variable.Kind.LOCAL;
        }
        return isInstance && slot == 0 ? Variable.Kind.THIS : Variable.Kind.PARAMETER;
    }

    private void addParameters(MethodNode method) {
        int slot = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            parameters.add(at(slot++, 0, "this", Variable.Kind.THIS));
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            parameters.add(at(slot, 0, "p" + parameters.size(), Variable.Kind.PARAMETER));
            slot += type.getSize();
        }
    }

    private int at(int slot, int instruction, String nameIfNone, Variable.Kind kind) {
        for (Scope scope : scopes) {
            if (scope.slot == slot && scope.start <= instruction && instruction < scope.end) {
                return scope.variable;
            }
        }
        return unnamed.computeIfAbsent(slot, s -> add(nameIfNone, kind));
    }

    /** The variable that an instruction reads from a slot. */
    int read(int slot, int instruction) {
        return at(slot, instruction, "v" + slot, Variable.Kind.TEMPORARY);
    }

    /** The variable that an instruction writes to a slot: its scope begins somewhere before the next instruction. */
    int written(AbstractInsnNode store, int slot, int instruction) {
        int next = instruction + 1;
        for (AbstractInsnNode node = store.getNext(); node != null && node.getOpcode() < 0; node = node.getNext()) {
            next++;
        }
        return at(slot, next, "v" + slot, Variable.Kind.TEMPORARY);
    }

    int temporary() {
        return add(Variable.temporary(variables.size(), temporaries++));
    }

    private int add(String name, Variable.Kind kind) {
        return add(new Variable(variables.size(), symbols.name(name), kind));
    }

    private int add(Variable variable) {
        variables.add(variable);
        return variables.size() - 1;
    }

    List<Variable> variables() {
        return variables;
    }

    List<Integer> parameters() {
        return parameters;
    }
}
