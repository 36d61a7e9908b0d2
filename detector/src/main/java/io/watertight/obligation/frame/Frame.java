// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One method, prepared for following values through it; each preparation is made when it is first needed. */
public final class Frame {
    /** Steps of all values together; a method of a thousand tracked values in a thousand try statements needs more. */
    private static final int BUDGET = 2_000_000;

    private final Setting setting;
    private final MethodBody body;
    /** The functions that a caller passes, by the parameter that gets them. */
    private final Map<Integer, List<Instruction.Capture>> given;

    private @Nullable Liveness reads;
    private @Nullable Liveness decisions;
    private @Nullable Origins origins;
    private @Nullable Places places;
    private @Nullable List<List<Handler>> handlers;
    private @Nullable Expectations expectations;
    private int budget = BUDGET;

    public Frame(Setting setting, MethodBody body) {
        this(setting, body, Map.of());
    }

    /** @param given the functions that one call passes, by the parameter that gets them; each position has some */
    public Frame(Setting setting, MethodBody body, Map<Integer, List<Instruction.Capture>> given) {
        this.setting = setting;
        this.body = body;
        this.given = given;
    }

    public MethodBody body() {
        return body;
    }

    /** The functions that the variable is, if it is a parameter to which the looked-at call passes some; else none. */
    List<Instruction.Capture> given(int variable) {
        return given.entrySet().stream()
                .filter(function -> origins().isAlways(variable, function.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** The handlers that protect an instruction, in the order in which they are tried. */
    public List<Handler> handlersAt(int index) {
        if (handlers == null) {
            handlers = handlersByInstruction();
        }
        return handlers.get(index);
    }

    private List<List<Handler>> handlersByInstruction() {
        List<List<Handler>> result = new ArrayList<>(Collections.nCopies(body.size(), List.of()));
        for (Handler handler : body.handlers()) {
            for (int i = handler.start(); i < handler.end(); i++) {
                List<Handler> longer = new ArrayList<>(result.get(i));
                longer.add(handler);
                result.set(i, longer);
            }
        }
        return result;
    }

    /** Takes one step from the budget of the method; false when it is used up. */
    public boolean spend() {
        return budget-- > 0;
    }

    /** Whether the instruction may run again: it lies between a jump back and its destination. */
    public boolean isInLoop(int index) {
        for (int i = index; i < body.size(); i++) {
            for (int next : body.successors(i)) {
                if (next <= index) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Which variables may still be read. */
    Liveness reads() {
        if (reads == null) {
            reads = Liveness.ofReads(this);
        }
        return reads;
    }

    /** Which variables may still decide a test. */
    public Liveness decisions() {
        if (decisions == null) {
            decisions = Liveness.ofDecisions(this);
        }
        return decisions;
    }

    /** Where values come from. */
    public Origins origins() {
        if (origins == null) {
            origins = new Origins(body);
        }
        return origins;
    }

    /** Why the method handles or declares exceptions. */
    public Expectations expectations() {
        if (expectations == null) {
            expectations = new Expectations(setting, this);
        }
        return expectations;
    }

    /** The fields and the like that name values. */
    public Places places() {
        if (places == null) {
            places = new Places(setting, body, origins());
        }
        return places;
    }

    /** The world as far as it matters at the instruction: dead variables leave at once. */
    public World prune(World world, int index) {
        return new World(
                world.names().retain(reads().before(index)),
                world.facts().retain(decisions().before(index)),
                world.owed());
    }

    /** Whether the instruction tests what a field holds, or of which class an object is. */
    boolean testsState(int index) {
        return body.instruction(index).uses().stream()
                .flatMap(variable -> origins().of(variable).stream())
                .flatMap(this::operands)
                .filter(origin -> origin != Origins.PARAMETER)
                .map(body::instruction)
                .anyMatch(origin -> origin instanceof Instruction.LoadField || origin instanceof Instruction.TypeTest);
    }

    /** What a computed value is made of: a count that is one less. */
    private Stream<Integer> operands(int origin) {
        return origin != Origins.PARAMETER && body.instruction(origin) instanceof Instruction.Compute computed
                ? computed.operands().stream().flatMap(operand -> origins().of(operand).stream())
                : Stream.of(origin);
    }

    public boolean isReceiver(int variable) {
        return variable != Variable.NONE
                && variable < body.variables().size()
                && body.variable(variable).kind() == Variable.Kind.THIS;
    }

    /**
     * Whether the call is {@code this(..)} or {@code super(..)}: a constructor that is called on what was there before. With
     * a condition among the arguments its receiver is a copy of {@code this} that was made before the condition.
     */
    public boolean isOwnConstructor(Instruction.Invoke call) {
        return call.method().isConstructor()
                && isConstructor()
                && (isReceiver(call.arguments().get(0))
                        || origins().of(call.arguments().get(0)).equals(Set.of(Origins.PARAMETER)));
    }

    public boolean isConstructor() {
        return body.method().isConstructor();
    }

    /** Whether nobody but the method and its callees can reach the receiver until it returns. */
    public boolean isConstruction() {
        return isConstructor() || setting.construction().contains(body.method());
    }

    /** The name of a variable or place as a reader writes it; empty for a temporary. */
    public String nameInSource(int name) {
        if (places().isPlace(name)) {
            return places().name(name);
        }
        Variable variable = body.variable(name);
        return variable.kind() == Variable.Kind.TEMPORARY ? "" : variable.name();
    }
}
