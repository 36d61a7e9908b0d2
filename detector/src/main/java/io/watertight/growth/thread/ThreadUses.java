// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.thread;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.registration.Subscriptions;
import io.watertight.growth.removal.SkippedStep;
import io.watertight.ir.Accessors;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the program does to one thread-local, and to its values where it takes them out. */
final class ThreadUses {
    private static final Set<String> EMPTYING = Set.of("clear", "reset", "setLength", "recycle", "rewind");
    private static final int LONGEST_WAY = 3;

    /** A call that gives the thread a value: one that sets it, or the first one that asks for it. */
    record Binding(At at, MethodRef method) {}

    private final ProgramIndex index;
    private final FieldRef field;
    private final List<Binding> bindings = new ArrayList<>();
    private final List<Binding> ofWork = new ArrayList<>();
    /** The methods that add something to the value, and those that take something out of it. */
    private final Set<MethodRef> adding = new HashSet<>();

    private final Set<MethodRef> taking = new HashSet<>();
    private final List<At> removals = new ArrayList<>();
    private boolean isHandedOn;
    private boolean isReset;
    private boolean isResetInWork;
    private boolean isEmptied;
    private boolean isReturned;

    private ThreadUses(ProgramIndex index, FieldRef field) {
        this.index = index;
        this.field = field;
    }

    static ThreadUses of(FieldRef field, ProgramIndex index) {
        ThreadUses uses = new ThreadUses(index, field);
        for (At load : index.code.loads(field)) {
            boolean isAccessor = Accessors.isNamedLikeOne(load.method()); // its calls were inlined
            if (!isAccessor && index.reach.isReachable(load.method())) {
                uses.follow(
                        index.code.body(load.method()).orElseThrow(),
                        index.code.instruction(load).target());
            }
        }
        return uses;
    }

    List<Binding> bindings() {
        return bindings;
    }

    /** The bindings to a value that belongs to the work at hand, rather than to a tool that is made when first needed. */
    List<Binding> ofWork() {
        return ofWork;
    }

    boolean isRemoved() {
        return !removals.isEmpty();
    }

    /** The call that keeps the value from being removed when it throws, if one method alone both sets and removes it. */
    Optional<MethodRef> removalSkippedBy() {
        return SkippedStep.between(index, ofWork.stream().map(Binding::at).toList(), removals);
    }

    /** Whether other code gets the thread-local itself. */
    boolean isHandedOn() {
        return isHandedOn;
    }

    /** Whether it is set to null, or back to what it was, which keeps an entry but no value of the work. */
    boolean isReset() {
        return isReset;
    }

    /** The same, and while its object goes on: what ends the object resets one thread of many. */
    boolean isResetInWork() {
        return isResetInWork;
    }

    /** Whether what it holds is emptied for the next use. */
    boolean isEmptied() {
        return isEmptied;
    }

    /** Whether what one method puts into the value, another one is there to take out. */
    boolean isTakenBack() {
        return taking.stream().anyMatch(method -> !adding.contains(method));
    }

    /** Whether a method that is not private gives the value to its caller. */
    boolean isReturned() {
        return isReturned;
    }

    private void follow(BodyIndex body, int variable) {
        for (int at : body.uses(variable)) {
            Instruction instruction = body.body().instruction(at);
            if (instruction instanceof Instruction.Copy copy) {
                follow(body, copy.target());
            } else if (instruction instanceof Instruction.Invoke call) {
                note(body, at, call, variable);
            } else {
                isHandedOn |= !(instruction instanceof Instruction.Branch);
            }
        }
    }

    private void note(BodyIndex body, int at, Instruction.Invoke call, int variable) {
        boolean isReceiver = call.hasReceiver() && call.arguments().get(0) == variable;
        Binding binding = new Binding(new At(body.body().method(), at), call.method());
        if (!isReceiver || call.arguments().lastIndexOf(variable) > 0) {
            isHandedOn = true;
        } else if (has(call.method(), Verb.UNBINDS)) {
            removals.add(binding.at());
        } else if (has(call.method(), Verb.BINDS)) {
            noteSet(body, call, binding);
        } else if (call.target() != Variable.NONE) {
            isEmptied |= isEmptied(body, call.target(), new BitSet()) | isEmptiedByCallers(body, call.target());
            isReturned |= isReturned(body, call.target());
            bindings.add(binding);
        }
    }

    private void noteSet(BodyIndex body, Instruction.Invoke call, Binding binding) {
        int value = call.arguments().get(call.arguments().size() - 1);
        boolean isEnd = isEndOfWork(body, value, LONGEST_WAY);
        isReset |= isEnd;
        isResetInWork |= isEnd && !isOutsideWork(body.body().method());
        if (isEnd && body.parameter(value) < 0) {
            return;
        }
        isReturned |= isReturned(body, value);
        bindings.add(binding);
        boolean isAsked = body.body().code().stream().anyMatch(this::isRead);
        if (!(isAsked && (isMadeHere(body, value) || isMadeFromOld(body, value)))) {
            ofWork.add(binding);
        }
    }

    private static boolean isOutsideWork(MethodRef method) {
        return method.isConstructor()
                || (Subscriptions.ends(method) && method.parameterTypes().isEmpty());
    }

    /** Whether the value may be an object that the method makes. */
    private static boolean isMadeHere(BodyIndex body, int value) {
        return body.made(value).stream()
                .anyMatch(made -> made instanceof Instruction.Allocate || made instanceof Instruction.AllocateArray);
    }

    /** Whether a call is given what the thread-local holds, to use it again. */
    private boolean isMadeFromOld(BodyIndex body, int value) {
        return body.made(value).stream()
                .anyMatch(made -> made instanceof Instruction.Invoke call
                        && call.arguments().stream()
                                .anyMatch(
                                        argument -> body.made(argument).stream().anyMatch(this::isRead)));
    }

    /** Whether the value is null, or what the thread-local held before; or that of callers, one of which passes such a thing. */
    private boolean isEndOfWork(BodyIndex body, int value, int way) {
        if (body.parameter(value) >= 0) {
            int position = body.parameter(value);
            return way > 0
                    && index.code.calls(body.body().method()).stream()
                            .anyMatch(call -> passesEnd(call, position, way - 1));
        }
        return body.definitions(value).stream()
                .map(body.body()::instruction)
                .allMatch(made ->
                        (made instanceof Instruction.Constant constant && constant.value() instanceof Value.Null)
                                || isRead(made)
                                || (made instanceof Instruction.Invoke call && way > 0 && answersOld(call.method()))
                                || ((made instanceof Instruction.Copy || made instanceof Instruction.Cast)
                                        && way > 0
                                        && isEndOfWork(body, made.uses().get(0), way - 1)));
    }

    private boolean passesEnd(At at, int position, int way) {
        return index.code.instruction(at) instanceof Instruction.Invoke call
                && position < call.arguments().size()
                && isEndOfWork(
                        index.code.body(at.method()).orElseThrow(),
                        call.arguments().get(position),
                        way);
    }

    /** Whether a method of the program returns what the thread-local held when it was called. */
    private boolean answersOld(MethodRef method) {
        return index.dispatch.targets(method).stream()
                .flatMap(target -> index.code.body(target).stream())
                .anyMatch(body -> body.body().code().stream()
                        .anyMatch(i -> i instanceof Instruction.Return result
                                && result.value() != Variable.NONE
                                && body.made(result.value()).stream().anyMatch(this::isRead)));
    }

    /** Whether the instruction asks this thread-local, or one that is declared like it in the same class, for its value. */
    private boolean isRead(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call
                && call.hasReceiver()
                && call.target() != Variable.NONE
                && call.method().name().equals("get")
                && call.method().parameterTypes().isEmpty()
                && index.types.isThreadLocal("L" + call.method().owner() + ";");
    }

    private boolean isReturned(BodyIndex body, int value) {
        if (index.program
                .declaration(body.body().method())
                .filter(MethodDecl::isPrivate)
                .isPresent()) {
            return false; // its class uses the value itself
        }
        return body.body().code().stream()
                .anyMatch(i -> i instanceof Instruction.Return result && body.isSame(result.value(), value));
    }

    /** The same, where the callers of a getter have the value. */
    private boolean isEmptiedByCallers(BodyIndex body, int value) {
        boolean isGetter = body.body().code().stream()
                .anyMatch(i -> i instanceof Instruction.Return result && body.isSame(result.value(), value));
        boolean isEmptied = false;
        for (At at : isGetter ? index.code.calls(body.body().method()) : List.<At>of()) {
            BodyIndex caller = index.code.body(at.method()).orElseThrow();
            isEmptied |= isEmptied(caller, index.code.instruction(at).target(), new BitSet());
        }
        return isEmptied;
    }

    private boolean isEmptied(BodyIndex body, int value, BitSet asked) {
        if (value == Variable.NONE || asked.get(value)) {
            return false;
        }
        asked.set(value);
        boolean isEmptied = false;
        for (int at : body.uses(value)) {
            Instruction use = body.body().instruction(at);
            if (use instanceof Instruction.Invoke call) {
                boolean isSame = index.knowledge.says(call.method(), Set.of(Verb.ALIASES), index.program);
                isEmptied |= isSame && isEmptied(body, call.target(), asked);
                isEmptied |= call.hasReceiver()
                        && call.arguments().get(0) == value
                        && empties(body.body(), at, call.method());
            } else if (use instanceof Instruction.Copy || use instanceof Instruction.Cast) {
                isEmptied |= isEmptied(body, use.target(), asked);
            }
        }
        return isEmptied;
    }

    /** Whether a call empties what it is made on, or takes something out however the work ends: in a handler, too. */
    private boolean empties(MethodBody body, int at, MethodRef call) {
        boolean takes = index.knowledge.says(call, Set.of(Verb.REMOVES), index.program);
        if (takes) {
            taking.add(body.method());
        }
        if (index.knowledge.says(call, Set.of(Verb.ADDS), index.program)) {
            adding.add(body.method());
        }
        return EMPTYING.contains(call.name()) || (takes && isInHandler(body, at));
    }

    /** Whether control comes to the instruction by an exception only. */
    private static boolean isInHandler(MethodBody body, int at) {
        BitSet seen = new BitSet(body.size());
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int next = open.remove();
            if (next < body.size() && !seen.get(next)) {
                seen.set(next);
                open.addAll(body.successors(next));
            }
        }
        return !seen.get(at);
    }

    private boolean has(MethodRef method, Verb verb) {
        return index.knowledge.factsOf(method, index.program).stream()
                .anyMatch(fact -> fact.verb() == verb && isAboutReceiver(fact));
    }

    boolean isSetting(MethodRef method) {
        return has(method, Verb.BINDS);
    }

    private static boolean isAboutReceiver(Fact fact) {
        return fact.operand().equals(Operand.THIS) || fact.operand().equals(Operand.ALL);
    }
}
