// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.origin;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Where the values of variables come from, through copies and casts, without regard to order. */
public final class Origins {

    /** The instruction of an origin that is a parameter. */
    public static final int PARAMETER = -1;

    private final MethodBody body;
    private final Map<Integer, List<Integer>> definitions = new HashMap<>();

    public Origins(MethodBody body) {
        this.body = body;
        for (int i = 0; i < body.size(); i++) {
            int target = body.instruction(i).target();
            if (target != Variable.NONE) {
                definitions.computeIfAbsent(target, k -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Indices of the instructions that make the values of a variable; {@link #PARAMETER} when it may be a parameter. */
    public Set<Integer> of(int variable) {
        return walk(variable, Origins::source);
    }

    /** The fields that the values of a variable are loaded from, passing through what {@code step} gives a source for. */
    Set<FieldRef> fields(int variable, ToIntFunction<Instruction> step) {
        Set<FieldRef> fields = new LinkedHashSet<>();
        for (int origin : walk(variable, step)) {
            if (origin != PARAMETER && body.instruction(origin) instanceof Instruction.LoadField load) {
                fields.add(load.field());
            }
        }
        return fields;
    }

    /** As above, passing through what {@code step} gives a source for. */
    private Set<Integer> walk(int variable, ToIntFunction<Instruction> step) {
        Set<Integer> origins = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(variable));
        while (!open.isEmpty()) {
            int current = open.pop();
            if (!seen.add(current)) {
                continue;
            }
            if (body.parameters().contains(current)) {
                origins.add(PARAMETER);
            }
            for (int definition : definitions.getOrDefault(current, List.of())) {
                int source = step.applyAsInt(body.instruction(definition));
                if (source == Variable.NONE) {
                    origins.add(definition);
                } else {
                    open.push(source);
                }
            }
        }
        return origins;
    }

    /** Whether the variable is only ever a copy of this parameter, which nothing else is assigned to. */
    public boolean isAlways(int variable, int parameter) {
        int current = variable;
        for (int copies = 0; current != parameter; copies++) {
            List<Integer> made = definitions.getOrDefault(current, List.of());
            int source = made.size() == 1 ? source(body.instruction(made.get(0))) : Variable.NONE;
            if (source == Variable.NONE || copies > body.size()) {
                return false;
            }
            current = source;
        }
        return !definitions.containsKey(parameter);
    }

    /** The one type, by internal name, that the values of the variable are declared as or cast to, if it is one. */
    public Optional<String> declaredType(int variable) {
        Set<String> types = new LinkedHashSet<>();
        for (int origin : walk(variable, i -> i instanceof Instruction.Copy copy ? copy.source() : Variable.NONE)) {
            if (origin != PARAMETER) {
                types.add(declaredType(body.instruction(origin)));
            }
        }
        return types.size() == 1
                ? types.stream().filter(type -> !type.isEmpty()).findFirst()
                : Optional.empty();
    }

    private static String declaredType(Instruction instruction) {
        if (instruction instanceof Instruction.Cast cast) {
            return cast.type();
        }
        if (instruction instanceof Instruction.Invoke call) {
            return Descriptors.internalName(call.method().returnType());
        }
        return instruction instanceof Instruction.LoadField load
                ? Descriptors.internalName(load.field().descriptor())
                : "";
    }

    /** What a copy or cast passes on; {@link Variable#NONE} for other instructions. */
    public static int source(Instruction instruction) {
        if (instruction instanceof Instruction.Copy copy) {
            return copy.source();
        }
        return instruction instanceof Instruction.Cast cast ? cast.source() : Variable.NONE;
    }

    /** The one instruction that defines the variable; empty when there are several, or none. */
    public Optional<Instruction> onlyDefinition(int variable) {
        List<Integer> made = definitions.getOrDefault(variable, List.of());
        return made.size() == 1 ? Optional.of(body.instruction(made.get(0))) : Optional.empty();
    }

    /** Whether the variable only ever holds what one instruction loaded from a field, or what one call returned. */
    public boolean isLoaded(int variable) {
        return onlyDefinition(variable)
                .filter(made -> made instanceof Instruction.LoadField || made instanceof Instruction.Invoke)
                .isPresent();
    }

    public boolean isAssigned(int variable) {
        return definitions.containsKey(variable);
    }

    /** The variable and those it is a copy of, as long as each has one definition. */
    public List<Integer> copied(int variable) {
        List<Integer> chain = new ArrayList<>();
        int current = variable;
        while (current != Variable.NONE && !chain.contains(current)) {
            chain.add(current);
            boolean isGiven = body.parameters().contains(current); // its first value is a definition too
            current = isGiven
                    ? Variable.NONE
                    : onlyDefinition(current).map(Origins::source).orElse(Variable.NONE);
        }
        return chain;
    }

    /** Whether every value of the variable is an object or array that this very method makes. */
    public boolean isMadeHere(int variable) {
        Set<Integer> origins = of(variable);
        return !origins.isEmpty()
                && origins.stream().allMatch(i -> i != PARAMETER && isAllocation(body.instruction(i)));
    }

    private static boolean isAllocation(Instruction instruction) {
        return instruction instanceof Instruction.Allocate || instruction instanceof Instruction.AllocateArray;
    }
}
