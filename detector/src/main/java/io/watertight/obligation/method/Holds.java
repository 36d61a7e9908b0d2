// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.flow.Touches;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Functions;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.state.Seed;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FreshResult;
import io.watertight.obligation.summary.MethodSummary;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the calls that take hold of a lock, a permit and the like: whoever made it, who takes it must give it back. */
public record Holds(Setting setting, Frame frame) {
    /** The results of methods that take something for their callers; an object may be what gives it back. */
    public static final Set<String> TELLING = Set.of("V", "Z");

    /** What the call takes hold of: by a line, as a lock of the program's own, or because its code keeps a lock. */
    List<Seed> seeds(int index, Instruction.Invoke call) {
        if (call.hasReceiver() && isMadeEmpty(call.arguments().get(0))) {
            return List.of();
        }
        for (Fact fact : setting.knowledge().factsOf(call.method(), setting.program())) {
            int position = fact.operand().position(call.hasReceiver());
            if (fact.verb() == Verb.HOLDS && position >= 0) {
                return List.of(seed(
                        index,
                        call.arguments().get(position),
                        operandType(call.method(), call.hasReceiver(), position),
                        fact.condition()));
            }
        }
        if (call.hasReceiver() && setting.types().isLocking(call.method())) {
            return List.of(seed(index, call.arguments().get(0), call.method().owner(), Condition.ALWAYS));
        }
        return byCallee(index, call);
    }

    /** Whether the variable holds a counter that is made here with nothing in it: who takes from it waits for others to be done. */
    private boolean isMadeEmpty(int variable) {
        Set<Integer> origins = frame.origins().of(variable);
        return frame.origins().isMadeHere(variable)
                && frame.body().code().stream()
                        .anyMatch(instruction -> instruction instanceof Instruction.Invoke made
                                && made.method().isConstructor()
                                && frame.origins().of(made.arguments().get(0)).equals(origins)
                                && made.arguments().stream().skip(1).anyMatch(this::isZero));
    }

    private boolean isZero(int variable) {
        return frame.origins()
                .onlyDefinition(variable)
                .filter(made -> made instanceof Instruction.Constant constant
                        && constant.value() instanceof Value.Int number
                        && number.value() == 0)
                .isPresent();
    }

    private List<Seed> byCallee(int index, Instruction.Invoke call) {
        List<Seed> seeds = new ArrayList<>();
        for (MethodSummary.Held held : heldAfter(call)) {
            int argument = call.arguments().get(held.position());
            if (held.route().equals(Route.NONE)) {
                seeds.add(seed(
                        index, argument, operandType(call.method(), call.hasReceiver(), held.position()), held.when()));
            } else {
                int place = frame.places().find(frame.places().nameOf(argument), held.route());
                if (place != Variable.NONE) {
                    String type = Descriptors.internalName(held.route().descriptor());
                    seeds.add(seed(index, place, type, held.when()));
                }
            }
        }
        return seeds;
    }

    /** What all bodies that the call may run agree to keep hold of. */
    private Set<MethodSummary.Held> heldAfter(Instruction.Invoke call) {
        Set<MethodSummary.Held> held = new LinkedHashSet<>();
        boolean isFirst = true;
        for (MethodRef body : setting.targets().of(call)) {
            Set<MethodSummary.Held> here =
                    setting.summaries().of(body).map(MethodSummary::held).orElse(Set.of());
            if (isFirst) {
                held.addAll(here);
            }
            held.retainAll(here);
            isFirst = false;
        }
        return held;
    }

    private Seed seed(int index, int variable, String type, Condition when) {
        boolean isSure = frame.places().hasSureName(variable);
        Tracked tracked = new Tracked(type, isSure, Tracked.Kind.HELD, index, true);
        return new Seed(index, variable, Role.IS, List.of(), tracked, Root.PROVEN, when, false);
    }

    private static String operandType(MethodRef method, boolean hasReceiver, int position) {
        int parameter = hasReceiver ? position - 1 : position;
        return parameter < 0
                ? method.owner()
                : Descriptors.internalName(method.parameterTypes().get(parameter));
    }

    /** What the method leaves taken whenever it returns so, for its callers to give back. */
    Set<MethodSummary.Held> leftTaken(List<MethodAnalysis.Result> results) {
        Set<MethodSummary.Held> left = new LinkedHashSet<>();
        if (frame.isConstructor()) {
            return left;
        }
        for (MethodAnalysis.Result result : results) {
            if (isLeftTaken(result) && TELLING.contains(frame.body().method().returnType())) {
                Condition when = toldBy(result);
                if (when != Condition.ALWAYS || isOnEveryWay(result.seed().index())) {
                    add(left, result.seed().variable(), when);
                }
            }
        }
        // of several that the same result speaks of, it does not say which one was taken
        Set<MethodSummary.Held> told = new LinkedHashSet<>(left);
        told.removeIf(held -> held.when() == Condition.ALWAYS);
        if (told.size() > 1) {
            left.removeAll(told);
        }
        return left;
    }

    /**
     * The result, if it is a function that gives back what the method leaves taken: {@code return lock::unlock}. Whoever
     * gets it must close it.
     */
    Optional<FreshResult> returnedGuard(List<MethodAnalysis.Result> results) {
        String type = frame.body().method().returnType();
        boolean isGuard = setting.types().isResourceDescriptor(type)
                && results.stream()
                        .anyMatch(result -> result.seed().type().kind() == Tracked.Kind.HELD
                                && isOnEveryWay(result.seed().index())
                                && isGivenBackByResult(result.seed()));
        return isGuard
                ? Optional.of(new FreshResult(Root.PROVEN, List.of(), Role.IS, Descriptors.internalName(type)))
                : Optional.empty();
    }

    /** Whether everything that the method returns is a function that gives back what is taken there. */
    private boolean isGivenBackByResult(Seed seed) {
        List<Instruction.Capture> returned = new ArrayList<>();
        for (Instruction instruction : frame.body().code()) {
            if (instruction instanceof Instruction.Return end) {
                List<Instruction.Capture> functions = new Functions(frame).of(end.value());
                if (functions.isEmpty()) {
                    return false;
                }
                returned.addAll(functions);
            }
        }
        return !returned.isEmpty() && returned.stream().allMatch(function -> givesBack(function, seed));
    }

    private boolean givesBack(Instruction.Capture function, Seed seed) {
        int name = frame.places().nameOf(seed.variable());
        for (int position = 0; position < function.captures().size(); position++) {
            int captured = frame.places().nameOf(function.captures().get(position));
            boolean isItself = captured != Variable.NONE && captured == name;
            if (isItself
                    && Touches.ofFunction(setting, function.body(), position).kind() == Effect.Kind.RELEASES) {
                return true;
            }
            boolean isBehind = captured != Variable.NONE
                    && frame.places().isPlace(name)
                    && frame.places().behind(captured).get(name);
            if (isBehind
                    && setting.summaries()
                            .of(function.body())
                            .map(summary -> summary.kept().get(frame.places().route(captured, name)))
                            .filter(Effect::isDischarge)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method takes it for others, so that the new object of a constructor owes something. */
    boolean isLeftTaken(MethodAnalysis.Result result) {
        return result.seed().type().kind() == Tracked.Kind.HELD
                && result.seed().type().isExact()
                && !result.tracking().losses().isEmpty()
                && !result.tracking().isDischargedSomewhere()
                && !result.tracking().has(Fate.ABSENT)
                && !new HandOver(setting, frame).isOurs(result);
    }

    private void add(Set<MethodSummary.Held> left, int variable, Condition when) {
        int name = frame.places().nameOf(variable);
        boolean isPlace = frame.places().isPlace(name);
        int root = isPlace ? frame.places().root(name) : name;
        int position = frame.body().parameters().indexOf(root);
        if (root != Variable.NONE && position >= 0) {
            left.add(new MethodSummary.Held(position, isPlace ? frame.places().route(root, name) : Route.NONE, when));
        }
    }

    /** The one result with which the method returns while it is taken; ALWAYS if there are several, or no result tells. */
    private static Condition toldBy(MethodAnalysis.Result result) {
        List<Condition> told = result.tracking().losses().stream()
                .map(loss -> loss.outcome().when())
                .filter(when -> when != Condition.THROWN)
                .distinct()
                .toList();
        return told.size() == 1 ? told.get(0) : Condition.ALWAYS;
    }

    /** Whether the method cannot return without running the instruction. */
    private boolean isOnEveryWay(int index) {
        Set<Integer> seen = new LinkedHashSet<>();
        List<Integer> open = new ArrayList<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.remove(open.size() - 1);
            if (at == index || !seen.add(at)) {
                continue;
            }
            if (frame.body().instruction(at) instanceof Instruction.Return) {
                return false;
            }
            open.addAll(frame.body().successors(at));
        }
        return true;
    }
}
