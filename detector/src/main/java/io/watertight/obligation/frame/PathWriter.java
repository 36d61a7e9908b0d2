// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Role;
import io.watertight.program.FieldRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the cheapest path to a loss as the steps a reader wants to see. */
public final class PathWriter {
    private final Frame frame;
    private final Deque<Node> way = new ArrayDeque<>();
    private final Loss loss;

    public PathWriter(Frame frame, Loss loss) {
        this.frame = frame;
        this.loss = loss;
        for (@Nullable Node node = loss.last(); node != null; node = node.previous()) {
            way.push(node);
        }
    }

    /** The steps from the acquisition to the end. */
    public List<Step> steps(int acquisition, String opener) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(acquisition, Step.Event.ACQUIRED, opener));
        @Nullable Step lastTest = null;
        Set<Integer> lastNames = new LinkedHashSet<>();
        for (Node node : way) {
            Node before = node.previous();
            if (before == null) {
                continue;
            }
            if (node.justLost()) {
                lastNames.addAll(lastNames(before));
            }
            lastTest = addMove(steps, before, node, lastNames, lastTest);
        }
        addEnd(steps, acquisition, lastTest);
        return steps;
    }

    /** The steps of a value that the method did not acquire: what fails, and how the method ends then. */
    public List<Step> failure() {
        List<Step> steps = steps(0, "");
        return steps.subList(1, steps.size());
    }

    /** Where the first exception on the way is thrown; empty when none is. */
    public Optional<Node> failing() {
        for (Node node : way) {
            if (node.previous() != null && isThrow(node.cause())) {
                return Optional.of(node.previous());
            }
        }
        return isThrow(loss.cause()) ? Optional.of(loss.last()) : Optional.empty();
    }

    /** Adds what one move did, and returns the test that decided last, to be shown if nothing else happens after it. */
    private @Nullable Step addMove(
            List<Step> steps, Node before, Node node, Set<Integer> lastNames, @Nullable Step lastTest) {
        Step.Event event = node.cause().event();
        int target = assigned(before.index());
        if (lastNames.contains(target) && !isNamed(before, target)) {
            lastNames.clear();
            steps.add(step(before.index(), Step.Event.OVERWRITTEN, frame.nameInSource(target)));
            return null;
        }
        if (event == Step.Event.DECIDED) {
            return step(before.index(), event, Integer.toString(frame.body().line(node.index())));
        }
        if (node.cause().equals(Move.Cause.NONE) || node.cause().subject().isEmpty()) {
            return lastTest;
        }
        steps.add(step(before.index(), event, node.cause().subject()));
        if (event == Step.Event.CALL_THROWS || event == Step.Event.THROWS) {
            steps.add(step(node.index(), Step.Event.CAUGHT, ""));
        }
        return null;
    }

    /** The variable or place that the instruction gives a value. */
    private int assigned(int index) {
        Instruction instruction = frame.body().instruction(index);
        return instruction instanceof Instruction.StoreField ? frame.places().at(index) : instruction.target();
    }

    /** The source variables that named the value until the next step: a new value for one of them ends the story. */
    private Set<Integer> lastNames(Node last) {
        Set<Integer> names = new LinkedHashSet<>();
        last.world().names().forEach((role, variable) -> names.add(variable));
        Instruction step = frame.body().instruction(last.index());
        if (step instanceof Instruction.Copy && isNamed(last, step.target())) {
            names.add(step.target());
        }
        names.removeIf(name -> frame.nameInSource(name).isEmpty());
        return names;
    }

    /** Whether the step after this node gives the variable the value itself. */
    private boolean isNamed(Node node, int variable) {
        Instruction instruction = frame.body().instruction(node.index());
        return assigned(node.index()) == variable
                && ((instruction instanceof Instruction.Copy copy
                                && node.world().role(copy.source()) != null)
                        || (instruction instanceof Instruction.StoreField store
                                && node.world().role(store.value()) != null));
    }

    /** The steps from the method's entry to the assignment that loses what lay in a place. */
    public List<Step> overwrite() {
        for (Node node : way) {
            Node before = node.previous();
            if (before != null && node.justLost()) {
                int place = frame.places().at(before.index());
                String name = place == Variable.NONE ? "" : frame.nameInSource(place);
                return List.of(step(before.index(), Step.Event.OVERWRITTEN, name));
            }
        }
        return List.of(step(loss.last().index(), Step.Event.DROPPED, ""));
    }

    /** Whether what lost the value is an assignment of null. */
    public boolean isCleared() {
        for (Node node : way) {
            Node before = node.previous();
            if (before != null && node.justLost()) {
                return frame.body().instruction(before.index()) instanceof Instruction.StoreField store
                        && frame.origins().of(store.value()).stream().allMatch(this::isNull);
            }
        }
        return false;
    }

    private boolean isNull(int origin) {
        return origin != Origins.PARAMETER
                && frame.body().instruction(origin) instanceof Instruction.Constant constant
                && constant.value() instanceof Value.Null;
    }

    /** The field whose assignment lost the value, when a field was its last name. */
    public Optional<FieldRef> overwrittenField() {
        for (Node node : way) {
            Node before = node.previous();
            if (before != null && node.justLost()) {
                int place = frame.places().at(before.index());
                boolean isOverwritten = frame.body().instruction(before.index()) instanceof Instruction.StoreField
                        && before.world().role(place) != null;
                return isOverwritten ? frame.places().fieldOf(place) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void addEnd(List<Step> steps, int acquisition, @Nullable Step lastTest) {
        int last = loss.last().index();
        Step.Event event = loss.cause().event();
        if (lastTest != null && lastTest.site().line() != frame.body().line(last)) {
            steps.add(lastTest);
        }
        if (event == Step.Event.CALL_THROWS || event == Step.Event.THROWS) {
            steps.add(step(last, event, loss.cause().subject()));
        }
        if (loss.outcome().isOnException()) {
            dropRethrow(steps);
            steps.add(step(last, Step.Event.LEFT_BY_EXCEPTION, ""));
        } else if (event == Step.Event.RETURNED) {
            steps.add(step(last, event, ""));
        } else {
            Node before = loss.last().previous();
            steps.add(step(before == null ? acquisition : before.index(), Step.Event.DROPPED, ""));
        }
    }

    /** A handler that only passes the exception on, such as a compiled {@code finally}, is no event for a reader. */
    private static void dropRethrow(List<Step> steps) {
        int last = steps.size() - 1;
        if (steps.get(last).event() == Step.Event.CAUGHT) {
            steps.remove(last);
        }
    }

    private Step step(int index, Step.Event event, String subject) {
        return new Step(new Site(frame.body().method(), frame.body().line(index)), event, subject);
    }

    /** The unseen calls the path rests on, each once. */
    public List<String> assumptions() {
        Set<String> calls = new LinkedHashSet<>();
        way.forEach(node -> calls.add(node.cause().assumption()));
        calls.add(loss.cause().assumption());
        calls.remove("");
        return List.copyOf(calls);
    }

    /** Whether an exception is thrown on the way. */
    public boolean isExceptional() {
        return isThrow(loss.cause()) || way.stream().anyMatch(node -> isThrow(node.cause()));
    }

    private static boolean isThrow(Move.Cause cause) {
        return cause.event() == Step.Event.CALL_THROWS || cause.event() == Step.Event.THROWS;
    }

    /**
     * The first source variable that is the value, else the first that wraps it; empty when there is none.
     *
     * @param parents variables that were there before the value and are no wrappers around it
     */
    public Optional<Name> firstName(List<Integer> parents) {
        return firstName(Role.IS, parents).or(() -> firstName(Role.CLOSES, parents));
    }

    private Optional<Name> firstName(Role role, List<Integer> parents) {
        for (Node node : way) {
            List<Integer> named = new ArrayList<>();
            node.world().names().forEach((known, variable) -> {
                if (known == role && isName(variable)) {
                    named.add(variable);
                }
            });
            if (frame.body().instruction(node.index()) instanceof Instruction.Copy copy
                    && node.world().role(copy.source()) == role
                    && isName(copy.target())) {
                named.add(copy.target()); // perhaps never read afterwards, so no name in any world
            }
            named.removeAll(parents);
            if (!named.isEmpty()) {
                return Optional.of(new Name(frame.nameInSource(named.get(0)), role));
            }
        }
        return Optional.empty();
    }

    /** A source variable and what it is to the value. */
    public record Name(String variable, Role role) {}

    private boolean isName(int name) {
        return !frame.nameInSource(name).isEmpty() && !frame.isReceiver(name);
    }
}
