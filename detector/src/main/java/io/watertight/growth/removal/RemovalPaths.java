// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.CallersOf;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.Key;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways on which what was put into a container is not taken out again, although there are removals: by an exception
 * between the two, after the outcome for which nobody removes, or because the call failed that would have led to a removal.
 *
 * @param growth where something is put in
 * @param removals those that run and can find what they ask for; at least one
 */
record RemovalPaths(ProgramIndex index, List<ContainerUse> growth, List<ContainerUse> removals) {
    /** How many functions may lie between a method and the removal that it prepares. */
    private static final int DEPTH = 3;

    private static final Set<String> TELLING = Set.of("whenComplete", "whenCompleteAsync", "handle", "handleAsync");

    /** Why the removals pass over some entries; empty when no way is seen. */
    Optional<Miss> skipped() {
        return betweenPutAndRemoval()
                .or(this::notInAll)
                .or(this::byOutcome)
                .or(this::inFunction)
                .or(this::byFailedCall);
    }

    private Optional<Miss> betweenPutAndRemoval() {
        List<At> steps = new ArrayList<>();
        for (ContainerUse removal : removals) {
            Optional<At> step = preparedAt(removal.at(), DEPTH);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return SkippedStep.between(index, growth.stream().map(ContainerUse::at).toList(), steps)
                .map(call -> skipped("when " + Names.call(call) + " throws"));
    }

    /** Where a method that also puts something in removes, or makes the function that will. */
    private Optional<At> preparedAt(At removal, int depth) {
        if (growth.stream().anyMatch(use -> use.context().method().equals(removal.method()))) {
            return Optional.of(removal);
        }
        List<At> made = index.code.captures(removal.method());
        return depth == 0
                        || made.size() != 1
                        || !index.code.calls(removal.method()).isEmpty()
                ? Optional.empty()
                : preparedAt(made.get(0), depth - 1);
    }

    /** Whether the only method that removes leaves what it has just put under a key of its own. */
    private Optional<Miss> notInAll() {
        Set<MethodRef> methods =
                growth.stream().map(use -> use.context().method()).collect(Collectors.toSet());
        removals.forEach(use -> methods.add(use.context().method()));
        if (methods.size() > 1) {
            return Optional.empty();
        }
        BodyIndex body = index.code.body(methods.iterator().next()).orElseThrow();
        boolean isOwn = growth.stream().allMatch(put -> isOwnKey(put) && !isTested(body, put))
                && removals.stream()
                        .allMatch(removal -> growth.stream()
                                .anyMatch(put -> body.isSame(put.key(), RemovedKeys.asked(body, removal.index()))));
        return isOwn && SkippedStep.isLeftOut(index, growth, removals)
                ? Optional.of(skipped("on another way out of the method"))
                : Optional.empty();
    }

    /** Whether nobody else can know the key, so that no other call removes it. */
    private boolean isOwnKey(ContainerUse put) {
        return index.keys
                        .of(put.context().method(), put.key(), List.of())
                        .domain()
                        .compareTo(Key.Domain.UNIQUE)
                >= 0;
    }

    private static boolean isTested(BodyIndex body, ContainerUse put) {
        int answer = body.body().instruction(put.index()).target();
        return answer != Variable.NONE && !body.uses(answer).isEmpty();
    }

    /** Whether all removals wait for one outcome, while the other one is possible as well. */
    private Optional<Miss> byOutcome() {
        List<MethodRef> waiting = new ArrayList<>();
        for (ContainerUse removal : removals) {
            Optional<MethodRef> running = runningForOneOutcome(removal.context().method());
            if (running.isEmpty()) {
                return new Callbacks(index, growth, removals).forgetting().map(this::skipped);
            }
            waiting.add(running.get());
        }
        return Optional.of(
                skipped("after the other outcome, because " + Names.call(waiting.get(0)) + " runs it after one only"));
    }

    private Optional<MethodRef> runningForOneOutcome(MethodRef function) {
        List<At> made = index.code.captures(function);
        return made.size() == 1 ? runningForOneOutcome(made.get(0)) : Optional.empty();
    }

    private Optional<MethodRef> runningForOneOutcome(At capture) {
        BodyIndex body = index.code.body(capture.method()).orElseThrow();
        int function = index.code.instruction(capture).target();
        return body.uses(function).stream()
                .map(body.body()::instruction)
                .flatMap(use -> use instanceof Instruction.Invoke call && isForOneOutcome(call, function)
                        ? Optional.of(call.method()).stream()
                        : Optional.<MethodRef>empty().stream())
                .findFirst();
    }

    private boolean isForOneOutcome(Instruction.Invoke call, int function) {
        return index.knowledge.factsOf(call.method(), index.program).stream()
                .filter(fact -> fact.verb() == Verb.ONE_OUTCOME)
                .map((Fact fact) -> fact.operand().position(call.hasReceiver()))
                .anyMatch(at -> at >= 0 && call.arguments().get(at) == function);
    }

    /** Whether the function that removes is told how the work ended and removes after one end only, or runs into what throws. */
    private Optional<Miss> inFunction() {
        if (removals.size() != 1 || !isKept(removals.get(0).context().method())) {
            return Optional.empty();
        }
        ContainerUse removal = removals.get(0);
        return SkippedStep.fromEntry(index, removal.at())
                .map(call -> skipped("when " + Names.call(call) + " throws"))
                .or(() -> isDecidedByOutcome(removal)
                        ? Optional.of(skipped("after the other outcome"))
                        : Optional.empty());
    }

    private boolean isKept(MethodRef method) {
        return index.code.captures(method).size() == 1 && index.reach.isKept(method);
    }

    /** Whether a function tests the exception that it is given, and only one of the two ways leads to the removal. */
    private boolean isDecidedByOutcome(ContainerUse removal) {
        MethodBody body =
                index.code.body(removal.context().method()).orElseThrow().body();
        for (int i = 0; i < body.size(); i++) {
            if (body.instruction(i) instanceof Instruction.Branch branch
                    && branch.right() == Variable.NONE
                    && isException(body, branch.left())
                    && leadsTo(body, i + 1, removal) != leadsTo(body, branch.destination(), removal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsTo(MethodBody body, int from, ContainerUse removal) {
        return from == removal.index() || body.reaches(from, removal.index());
    }

    /** Whether the variable is the last parameter and an exception, by its type or by who runs the function. */
    private boolean isException(MethodBody body, int variable) {
        List<String> types = body.method().parameterTypes();
        int last = body.parameters().size() - 1;
        return !types.isEmpty()
                && last >= 0
                && body.parameters().get(last) == variable
                && (index.types.isSubtype(Descriptors.internalName(types.get(types.size() - 1)), "java/lang/Throwable")
                        || isToldOutcome(body.method()));
    }

    /** Whether a stage tells the function how it ended. */
    private boolean isToldOutcome(MethodRef function) {
        return index.code.captures(function).stream().anyMatch(capture -> {
            BodyIndex body = index.code.body(capture.method()).orElseThrow();
            return body.uses(index.code.instruction(capture).target()).stream()
                    .anyMatch(use -> body.body().instruction(use) instanceof Instruction.Invoke call
                            && call.method().owner().startsWith("java/util/concurrent/Completable")
                            && TELLING.contains(call.method().name()));
        });
    }

    /** Whether a key of its own is put in before a call that may fail, and what removes it runs only if that succeeds. */
    private Optional<Miss> byFailedCall() {
        if (growth.size() != 1 || !removals.stream().allMatch(Removals::removesByKey)) {
            return Optional.empty();
        }
        ContainerUse put = growth.get(0);
        MethodRef method = put.context().method();
        CallersOf removing = new CallersOf(index, removals);
        boolean isAlone = !removing.contain(method)
                && index.reach.callers(method).stream().noneMatch(removing::contain);
        return isAlone && isOwnKey(put)
                ? SkippedStep.failingAfter(index, put.at()).map(call -> skipped("when " + Names.call(call) + " throws"))
                : Optional.empty();
    }

    private Miss skipped(String when) {
        return new Miss(Miss.Kind.REMOVAL_SKIPPED, Removals.place(removals.get(0)) + " is passed over " + when);
    }
}
