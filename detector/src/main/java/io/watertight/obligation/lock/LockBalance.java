// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.lock;

import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.leak.NotHeld;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for locks that a method gives back without holding them: twice, or on a path that has not taken them. Only locks that
 * the method also takes are looked at, and only if nothing but its own calls takes and gives them back.
 */
public record LockBalance(Setting setting, Frame frame) {

    /**
     * What the method does to one lock.
     *
     * @param name the place or variable that names it
     * @param takes the calls that take it, with what they must return for that
     * @param gives the calls that give it back
     */
    record Uses(int name, String type, Map<Integer, Condition> takes, Set<Integer> gives) {
        boolean isOne(int index) {
            return takes.containsKey(index) || gives.contains(index);
        }
    }

    /** The locks given back without being held, each once. */
    public List<NotHeld> find() {
        List<NotHeld> found = new ArrayList<>();
        for (Uses uses : uses().values()) {
            if (!uses.takes().isEmpty() && !uses.gives().isEmpty() && isWatched(uses)) {
                judge(uses).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * Whether the call only takes back what callers hold: no way leads to it that has not given the lock back, and some way
     * gives it back before the method has taken it.
     */
    public boolean isTakenBack(int index) {
        return uses().values().stream()
                .filter(uses -> uses.takes().containsKey(index))
                .anyMatch(uses -> !reaches(0, index, uses.gives()) && !isTakenFirst(uses));
    }

    /** Whoever calls the method with the lock held gets it back in one state, or the method is wrong whatever it is given. */
    private Optional<NotHeld> judge(Uses uses) {
        Optional<BalanceWalk.End> below = new BalanceWalk(setting, frame, uses).first();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        boolean isCertain = isTakenFirst(uses);
        if (!isCertain && !new BalanceWalk(setting, frame, uses).differsForHolder()) {
            return Optional.empty();
        }
        BalanceWalk.End end = below.get();
        return Optional.of(new NotHeld(
                uses.type(), frame.nameInSource(uses.name()), end.releaser(), end.cost(), isCertain, end.path()));
    }

    private Map<Integer, Uses> uses() {
        Map<Integer, Uses> uses = new LinkedHashMap<>();
        for (int index = 0; index < frame.body().size(); index++) {
            if (frame.body().instruction(index) instanceof Instruction.Invoke call
                    && call.hasReceiver()
                    && setting.types().isLock(call.method().owner())) {
                note(uses, index, call);
            }
        }
        return uses;
    }

    private void note(Map<Integer, Uses> uses, int index, Instruction.Invoke call) {
        int lock = call.arguments().get(0);
        for (Fact fact : setting.knowledge().factsOf(call.method(), setting.program())) {
            boolean isHold = fact.verb() == Verb.HOLDS;
            boolean isGiven = fact.verb() == Verb.RELEASES && fact.condition() == Condition.ALWAYS;
            if ((isHold || isGiven) && frame.places().hasSureName(lock)) {
                Uses here = uses.computeIfAbsent(
                        frame.places().nameOf(lock),
                        name -> new Uses(name, call.method().owner(), new LinkedHashMap<>(), new TreeSet<>()));
                if (isHold) {
                    here.takes().put(index, fact.condition());
                } else {
                    here.gives().add(index);
                }
            }
        }
    }

    /** Whether nothing else in the method takes the lock, gives it back, asks for its state or stores another one there. */
    private boolean isWatched(Uses uses) {
        for (int index = 0; index < frame.body().size(); index++) {
            Instruction instruction = frame.body().instruction(index);
            boolean isOther = instruction instanceof Instruction.Invoke call
                    ? !uses.isOne(index) && mayChange(call, uses.name())
                    : instruction instanceof Instruction.Capture || stores(instruction, index, uses.name());
            if (isOther || (uses.isOne(index) && !isMatchedInLoop(index, uses))) {
                return false;
            }
        }
        return true;
    }

    private boolean stores(Instruction instruction, int index, int name) {
        return instruction instanceof Instruction.StoreField && frame.places().at(index) == name;
    }

    private boolean mayChange(Instruction.Invoke call, int name) {
        for (int position = 0; position < call.arguments().size(); position++) {
            int argument = frame.places().nameOf(call.arguments().get(position));
            boolean isIt = argument == name && !(position == 0 && isPlainQuestion(call));
            if (isIt || (argument != Variable.NONE && isBehind(call, position, argument, name))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call on the lock itself says nothing about who holds it, such as one that makes a condition. */
    private boolean isPlainQuestion(Instruction.Invoke call) {
        return call.hasReceiver()
                && setting.knowledge().factsOf(call.method(), setting.program()).isEmpty()
                && !call.method().returnType().equals("Z");
    }

    /** Whether the callee is known to do something to the lock, which lies behind the argument. */
    private boolean isBehind(Instruction.Invoke call, int position, int argument, int name) {
        if (!frame.places().isPlace(name) || !frame.places().behind(argument).get(name)) {
            return false;
        }
        Route route = frame.places().route(argument, name);
        boolean isReceiver = position == 0 && call.hasReceiver();
        return (isReceiver && setting.effects().routes(call).contains(route))
                || (setting.types().isLock(call.method().owner())
                        && !frame.places().isPlace(argument));
    }

    /** Whether a call in a loop has its counterpart in the same loop: otherwise rounds would have to be counted. */
    private boolean isMatchedInLoop(int index, Uses uses) {
        if (!reaches(index, index, Set.of())) {
            return true;
        }
        Set<Integer> counterparts = uses.gives().contains(index) ? uses.takes().keySet() : uses.gives();
        return counterparts.stream()
                .anyMatch(other -> reaches(index, other, Set.of()) && reaches(other, index, Set.of()));
    }

    /** Whether every way from the method's entry to a call that gives the lock back passes one that takes it. */
    private boolean isTakenFirst(Uses uses) {
        Set<Integer> takes = uses.takes().keySet();
        return uses.gives().stream().noneMatch(give -> reaches(0, give, takes));
    }

    /** Whether some way, exceptions included, leads from behind one instruction to another past none of {@code barred}. */
    private boolean reaches(int from, int to, Set<Integer> barred) {
        Set<Integer> seen = new TreeSet<>();
        List<Integer> open = new ArrayList<>();
        if (!barred.contains(from)) {
            open.addAll(after(from));
        }
        while (!open.isEmpty()) {
            int at = open.remove(open.size() - 1);
            if (at == to) {
                return true;
            }
            if (seen.add(at) && !barred.contains(at)) {
                open.addAll(after(at));
            }
        }
        return false;
    }

    private List<Integer> after(int index) {
        List<Integer> next = new ArrayList<>();
        frame.body().successors(index).forEach(next::add);
        Instruction instruction = frame.body().instruction(index);
        if (instruction instanceof Instruction.Invoke || instruction instanceof Instruction.Throw) {
            frame.handlersAt(index).stream().map(Handler::target).forEach(next::add);
        }
        return next;
    }
}
