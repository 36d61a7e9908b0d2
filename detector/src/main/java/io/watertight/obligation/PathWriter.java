// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the cheapest path to a loss as the steps a reader wants to see. */
final class PathWriter {
    private final Frame frame;
    private final Deque<Node> way = new ArrayDeque<>();
    private final Loss loss;

    PathWriter(Frame frame, Loss loss) {
        this.frame = frame;
        this.loss = loss;
        for (@Nullable Node node = loss.last(); node != null; node = node.previous()) {
            way.push(node);
        }
    }

    /** The steps from the acquisition to the loss. */
    List<Step> steps(int acquisition, String opener) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(acquisition, Step.Event.ACQUIRED, opener));
        @Nullable Node before = null;
        @Nullable Step lastTest = null;
        for (Node node : way) {
            if (before != null && !node.cause().equals(Move.Cause.NONE)) {
                Step.Event event = node.cause().event();
                if (event == Step.Event.DECIDED) {
                    lastTest = decided(before.index(), node.index());
                } else if (!node.cause().subject().isEmpty()) {
                    steps.add(step(before.index(), event, node.cause().subject()));
                    addHandler(steps, event, node.index());
                    lastTest = null;
                }
            }
            before = node;
        }
        addEnd(steps, lastTest);
        return steps;
    }

    private void addHandler(List<Step> steps, Step.Event event, int destination) {
        if (event == Step.Event.CALL_THROWS || event == Step.Event.THROWS) {
            steps.add(step(destination, Step.Event.CAUGHT, ""));
        }
    }

    private void addEnd(List<Step> steps, @Nullable Step lastTest) {
        int last = loss.last().index();
        Move.Cause cause = loss.cause();
        switch (cause.event()) {
            case DECIDED -> steps.add(decided(last, loss.destination()));
            case CALL_THROWS, THROWS -> {
                steps.add(step(last, cause.event(), cause.subject()));
                if (loss.fate() == Fate.UNTOUCHED) {
                    steps.add(step(loss.destination(), Step.Event.CAUGHT, ""));
                }
            }
            default -> {
                if (lastTest != null && lastTest.site().line() != frame.body().line(last)) {
                    steps.add(lastTest);
                }
            }
        }
        steps.add(ending(last));
    }

    private Step ending(int last) {
        if (loss.fate() == Fate.UNTOUCHED_ON_EXCEPTION) {
            return step(last, Step.Event.LEFT_BY_EXCEPTION, "");
        }
        if (loss.cause().event() == Step.Event.RETURNED) {
            return step(last, Step.Event.RETURNED, "");
        }
        int target = frame.body().instruction(last).target();
        boolean overwrites =
                target != Variable.NONE && loss.last().world().role(target) != null && !isTemporary(target);
        if (overwrites) {
            return step(
                    last, Step.Event.OVERWRITTEN, frame.body().variable(target).name());
        }
        return step(loss.destination(), Step.Event.DROPPED, "");
    }

    private boolean isTemporary(int variable) {
        return frame.body().variable(variable).kind() == Variable.Kind.TEMPORARY;
    }

    private Step decided(int branch, int destination) {
        MethodBody body = frame.body();
        return step(branch, Step.Event.DECIDED, Integer.toString(body.line(destination)));
    }

    private Step step(int index, Step.Event event, String subject) {
        return new Step(new Site(frame.body().method(), frame.body().line(index)), event, subject);
    }

    /** The unseen calls the path rests on, each once. */
    List<String> assumptions() {
        Set<String> calls = new LinkedHashSet<>();
        way.forEach(node -> calls.add(node.cause().assumption()));
        calls.add(loss.cause().assumption());
        calls.remove("");
        return List.copyOf(calls);
    }

    /** Whether an exception is thrown on the way. */
    boolean isExceptional() {
        return isThrow(loss.cause()) || way.stream().anyMatch(node -> isThrow(node.cause()));
    }

    private static boolean isThrow(Move.Cause cause) {
        return cause.event() == Step.Event.CALL_THROWS || cause.event() == Step.Event.THROWS;
    }

    /** The first source variable that names the value on the way, a wrapper's included; empty when there is none. */
    String firstName() {
        for (Node node : way) {
            List<String> names = new ArrayList<>();
            node.world().names().forEach((role, variable) -> {
                if (role != Role.HOLDS && frame.body().variable(variable).kind() == Variable.Kind.LOCAL) {
                    names.add(frame.body().variable(variable).name());
                }
            });
            if (!names.isEmpty()) {
                return names.get(0);
            }
        }
        return "";
    }
}
