// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether an instruction runs once: it lies behind one branch of a test of a field that the same method sets, as
 * in {@code if (!loaded) { fill(); loaded = true; }} and {@code if (instance == null) instance = fill();}, or behind a
 * test that the container is empty.
 */
public final class OnceGuards {
    private static final int NOWHERE = -1;
    private static final String ATOMIC = "java/util/concurrent/atomic/";
    private static final Set<String> SWITCHING = Set.of("compareAndSet", "getAndSet");

    private final BodyIndex index;
    private final MethodBody body;

    public OnceGuards(BodyIndex index) {
        this.index = index;
        this.body = index.body();
    }

    /**
     * Whether the instruction runs once.
     *
     * @param containers the fields that hold the container which the instruction fills
     */
    public boolean guard(int instruction, Set<FieldRef> containers) {
        Set<FieldRef> stored = storedFields();
        for (int i = 0; i < body.size(); i++) {
            if (testsOneOf(stored, i) || testsEmptiness(containers, i)) {
                for (int successor : body.successors(i)) {
                    if (!reachesWithout(i, successor, instruction)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the instruction lies behind an atomic switch, which is thrown only once. */
    public boolean isBehindSwitch(int instruction) {
        for (int i = 0; i < body.size(); i++) {
            if (testsSwitch(i)) {
                for (int successor : body.successors(i)) {
                    if (!reachesWithout(i, successor, instruction)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean testsSwitch(int at) {
        return body.instruction(at) instanceof Instruction.Branch branch
                && branch.right() == Variable.NONE
                && index.made(branch.left()).stream()
                        .anyMatch(made -> made instanceof Instruction.Invoke call
                                && call.method().owner().startsWith(ATOMIC)
                                && SWITCHING.contains(call.method().name()));
    }

    /** Whether a store to the field runs once: the same, for that field alone. */
    public boolean isLazyStore(FieldRef field, int store) {
        for (int i = 0; i < body.size(); i++) {
            if (testsOneOf(Set.of(field), i)) {
                for (int successor : body.successors(i)) {
                    if (!reachesWithout(i, successor, store)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether the instruction runs only when a call of a method with this word in its name, on or with the same object,
     * failed: it answered no, or threw.
     */
    public boolean isBehindFailure(int instruction, int object, String verb) {
        for (int i = 0; i < body.size(); i++) {
            if (body.instruction(i) instanceof Instruction.Branch branch
                    && branch.right() == Variable.NONE
                    && index.made(branch.left()).stream().anyMatch(made -> isAttempt(made, object, verb))
                    && !reachesWithout(i, ofNothing(branch, i), instruction)) {
                return true;
            }
        }
        return body.code().stream().anyMatch(made -> isAttempt(made, object, verb))
                && !reachesWithout(NOWHERE, NOWHERE, instruction, false);
    }

    private boolean isAttempt(Instruction instruction, int object, String verb) {
        return instruction instanceof Instruction.Invoke call
                && call.method().name().toLowerCase(Locale.ROOT).contains(verb)
                && call.arguments().stream().anyMatch(argument -> isAbout(argument, object));
    }

    /** Whether the variable holds the object, or what a method answers that was asked about it, as its path. */
    private boolean isAbout(int variable, int object) {
        return isSameObject(variable, object)
                || index.made(variable).stream()
                        .anyMatch(made -> made instanceof Instruction.Invoke call
                                && call.hasReceiver()
                                && isSameObject(call.arguments().get(0), object));
    }

    private boolean isSameObject(int variable, int object) {
        return index.isSame(variable, object) || loaded(variable).stream().anyMatch(loaded(object)::contains);
    }

    /** The fields from which the variable has its value. */
    private Set<FieldRef> loaded(int variable) {
        Set<FieldRef> fields = new HashSet<>();
        index.made(variable).stream()
                .filter(Instruction.LoadField.class::isInstance)
                .forEach(load -> fields.add(((Instruction.LoadField) load).field()));
        return fields;
    }

    /** Where control goes when what is tested is null or zero. */
    private static int ofNothing(Instruction.Branch branch, int at) {
        return branch.comparison() == Comparison.NOT_EQUAL ? at + 1 : branch.destination();
    }

    private Set<FieldRef> storedFields() {
        Set<FieldRef> stored = new HashSet<>();
        for (Instruction instruction : body.code()) {
            instruction.accept(new PartialVisitor<Boolean>(false) {
                @Override
                public Boolean visit(Instruction.StoreField store) {
                    boolean isOwn = store.object() == Variable.NONE
                            || body.variable(store.object()).kind() == Variable.Kind.THIS;
                    return isOwn && stored.add(store.field());
                }
            });
        }
        return stored;
    }

    private boolean testsOneOf(Set<FieldRef> fields, int at) {
        return body.instruction(at).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Branch branch) {
                return branch.right() == Variable.NONE && comesFrom(fields, branch.left(), new HashSet<>());
            }
        });
    }

    private boolean testsEmptiness(Set<FieldRef> containers, int at) {
        return body.instruction(at).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Branch branch) {
                return branch.right() == Variable.NONE && isEmptiness(containers, branch.left());
            }
        });
    }

    private boolean isEmptiness(Set<FieldRef> containers, int variable) {
        return index.definitions(variable).stream()
                .map(body::instruction)
                .anyMatch(definition -> definition.accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.Invoke call) {
                        return call.method().name().equals("isEmpty")
                                && call.hasReceiver()
                                && comesFrom(containers, call.arguments().get(0), new HashSet<>());
                    }
                }));
    }

    private boolean comesFrom(Set<FieldRef> fields, int variable, Set<Integer> visited) {
        if (!visited.add(variable)) {
            return false;
        }
        return index.definitions(variable).stream()
                .map(body::instruction)
                .anyMatch(definition -> definition.accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.LoadField load) {
                        return fields.contains(load.field());
                    }

                    @Override
                    public Boolean visit(Instruction.Copy copy) {
                        return comesFrom(fields, copy.source(), visited);
                    }
                }));
    }

    /** Whether control can go from the entry to {@code goal} without the edge from {@code branch} to {@code successor}. */
    private boolean reachesWithout(int branch, int successor, int goal) {
        return reachesWithout(branch, successor, goal, true);
    }

    private boolean reachesWithout(int branch, int successor, int goal, boolean followsExceptions) {
        BitSet seen = new BitSet(body.size());
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.remove();
            if (at >= body.size() || seen.get(at)) {
                continue;
            }
            if (at == goal) {
                return true;
            }
            seen.set(at);
            for (int next : body.successors(at)) {
                if (at != branch || next != successor) {
                    open.add(next);
                }
            }
            if (followsExceptions) {
                body.handlersAt(at).forEach(handler -> open.add(handler.target()));
            }
        }
        return false;
    }
}
