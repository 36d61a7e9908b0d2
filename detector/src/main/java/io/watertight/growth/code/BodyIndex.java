// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Where each variable of one body is read and written. */
public final class BodyIndex {
    /** Types of what is looked up by, rather than asked. */
    private static final Set<String> NAMING = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Class;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Boolean;");

    private final MethodBody body;
    private final List<List<Integer>> uses = new ArrayList<>();
    private final List<List<Integer>> definitions = new ArrayList<>();

    BodyIndex(MethodBody body) {
        this.body = body;
        body.variables().forEach(v -> {
            uses.add(new ArrayList<>(2));
            definitions.add(new ArrayList<>(1));
        });
        for (int i = 0; i < body.size(); i++) {
            Instruction instruction = body.instruction(i);
            for (int variable : instruction.uses()) {
                List<Integer> of = uses.get(variable);
                if (of.isEmpty() || of.get(of.size() - 1) != i) {
                    of.add(i);
                }
            }
            if (instruction.target() != Variable.NONE) {
                definitions.get(instruction.target()).add(i);
            }
        }
    }

    public MethodBody body() {
        return body;
    }

    /** Indices of the instructions that read the variable. */
    public List<Integer> uses(int variable) {
        return uses.get(variable);
    }

    /** Indices of the instructions that write the variable. */
    public List<Integer> definitions(int variable) {
        return definitions.get(variable);
    }

    /** Whether every value of the variable is an object that this method makes. */
    public boolean isMadeHere(int variable) {
        return isMadeHere(variable, new BitSet());
    }

    private boolean isMadeHere(int variable, BitSet asked) {
        if (parameter(variable) >= 0 || definitions(variable).isEmpty()) {
            return false;
        }
        asked.set(variable);
        return definitions(variable).stream()
                .map(body::instruction)
                .allMatch(made -> made instanceof Instruction.Allocate
                        || (made instanceof Instruction.Copy copy
                                && (asked.get(copy.source()) || isMadeHere(copy.source(), asked))));
    }

    /** Whether every value of the variable is a constant other than null, or a static field that is final. */
    public boolean isConstant(int variable) {
        return isConstant(variable, new BitSet());
    }

    private boolean isConstant(int variable, BitSet asked) {
        if (parameter(variable) >= 0 || definitions(variable).isEmpty()) {
            return false;
        }
        asked.set(variable);
        return definitions(variable).stream().map(body::instruction).allMatch(made -> {
            if (made instanceof Instruction.Invoke boxing) {
                return boxing.method().name().equals("valueOf")
                        && boxing.arguments().size() == 1
                        && isConstant(boxing.arguments().get(0), asked);
            }
            return (made instanceof Instruction.Constant constant && !(constant.value() instanceof Value.Null))
                    || (made instanceof Instruction.LoadField load && load.object() == Variable.NONE)
                    || (made instanceof Instruction.Copy copy
                            && (asked.get(copy.source()) || isConstant(copy.source(), asked)));
        });
    }

    /** Whether an object in the variable stays in this method: it is called and tested, and nobody else is given it. */
    public boolean staysHere(int variable) {
        return staysHere(variable, new BitSet());
    }

    private boolean staysHere(int variable, BitSet asked) {
        asked.set(variable);
        return uses(variable).stream().map(body::instruction).allMatch(use -> {
            if (use instanceof Instruction.Copy copy) {
                return asked.get(copy.target()) || staysHere(copy.target(), asked);
            }
            if (use instanceof Instruction.Invoke call) {
                return call.hasReceiver() && call.arguments().lastIndexOf(variable) == 0;
            }
            return use instanceof Instruction.Branch || use instanceof Instruction.LoadField;
        });
    }

    /** Whether the variable may hold what a parameter was given. */
    public boolean mayBeParameter(int variable) {
        return sources(variable).stream().anyMatch(source -> parameter(source) >= 0);
    }

    /** Whether both variables may hold the same value: they come from one. */
    public boolean isSame(int one, int other) {
        if (one == Variable.NONE || other == Variable.NONE) {
            return false;
        }
        Set<Integer> shared = sources(one);
        shared.retainAll(sources(other));
        return !shared.isEmpty();
    }

    /**
     * Whether what the variable holds is no part of an object that somebody made or passed: it is in a static field, or a
     * static method answers it.
     *
     * @param chain how many calls and loads of fields may lie between, counted together with that one
     */
    public boolean isGlobal(int variable, int chain) {
        return chain > 0
                && parameter(variable) < 0
                && !definitions(variable).isEmpty()
                && definitions(variable).stream().map(body::instruction).allMatch(made -> isGlobal(made, chain));
    }

    private boolean isGlobal(Instruction made, int chain) {
        if (made instanceof Instruction.Invoke call) {
            return call.hasReceiver()
                    ? !call.method().isConstructor()
                            && isGlobal(call.arguments().get(0), chain - 1)
                    : isAboutNone(call, chain);
        }
        if (made instanceof Instruction.LoadField load) {
            return load.object() == Variable.NONE || isGlobal(load.object(), chain - 1);
        }
        return isSameValue(made) && isGlobal(made.uses().get(0), chain - 1);
    }

    /** Whether a static method is not asked about an object: what it answers for one is a part of that. */
    private boolean isAboutNone(Instruction.Invoke call, int chain) {
        List<String> types = call.method().parameterTypes();
        return IntStream.range(0, types.size())
                .filter(i -> types.get(i).startsWith("L") && !NAMING.contains(types.get(i)))
                .map(call.arguments()::get)
                .allMatch(argument -> isConstant(argument) || isGlobal(argument, chain - 1));
    }

    /** What makes the values of a variable, behind copies and casts; constants and parameters are left out. */
    public List<Instruction> made(int variable) {
        return sources(variable).stream()
                .sorted()
                .flatMap(source -> definitions(source).stream())
                .map(body::instruction)
                .filter(made -> !isSameValue(made) && !(made instanceof Instruction.Constant))
                .toList();
    }

    /** The variables at which the ways back through copies and casts end. */
    private Set<Integer> sources(int variable) {
        Set<Integer> ends = new HashSet<>();
        collect(variable, new BitSet(), ends);
        return ends;
    }

    private void collect(int variable, BitSet asked, Set<Integer> ends) {
        if (asked.get(variable)) {
            return;
        }
        asked.set(variable);
        if (parameter(variable) >= 0) {
            ends.add(variable);
        }
        for (int definition : definitions(variable)) {
            Instruction made = body.instruction(definition);
            if (isSameValue(made)) {
                collect(made.uses().get(0), asked, ends);
            } else if (!(made instanceof Instruction.Constant)) {
                ends.add(made.target());
            }
        }
    }

    private static boolean isSameValue(Instruction made) {
        return made instanceof Instruction.Copy || made instanceof Instruction.Cast;
    }

    /** Position of the variable among the receiver and the parameters; -1 when it is none. */
    public int parameter(int variable) {
        return body.parameters().indexOf(variable);
    }
}
