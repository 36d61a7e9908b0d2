// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Obligation.Root;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds wrappers that hold memory outside the heap beside what they wrap, as streams that compress do, and that are left open
 * though nothing fails. If what they wrap is opened in the same method, closing the chain is owed for that already.
 */
record NativeMemory(Setting setting, MethodAnalysis analysis) {
    private static final Set<Verb> ALLOCATING = EnumSet.of(Verb.ALLOCATES);
    private static final Set<Effect.Kind> PASSING =
            EnumSet.of(Effect.Kind.WRAPPED_BY_RECEIVER, Effect.Kind.WRAPPED_BY_RESULT, Effect.Kind.RETURNS);

    /** The wrappers that a regular path loses, in the order of the instructions. */
    List<MethodAnalysis.Result> find() {
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < frame().body().size(); i++) {
            if (frame().body().instruction(i) instanceof Instruction.Invoke call && allocates(call)) {
                seeds.add(seed(i, call));
            }
        }
        return analysis.follow(seeds).stream().filter(this::isLostRegularly).toList();
    }

    private Frame frame() {
        return analysis.frame();
    }

    private boolean allocates(Instruction.Invoke call) {
        return call.method().isConstructor()
                && !frame().isReceiver(call.arguments().get(0))
                && setting.knowledge().says(call.method(), ALLOCATING, setting.program())
                && wrapped(call).noneMatch(argument -> isOpenedHere(argument, new HashSet<>()));
    }

    private static Seed seed(int index, Instruction.Invoke call) {
        Tracked type = new Tracked(call.method().owner(), true, Tracked.Kind.FRESH);
        return new Seed(index, call.arguments().get(0), Role.IS, List.of(), type, Root.MEMORY, Condition.ALWAYS, false);
    }

    private boolean isLostRegularly(MethodAnalysis.Result followed) {
        List<Loss> losses = followed.tracking().losses();
        return !losses.isEmpty() && !new PathWriter(frame(), losses.get(0)).isExceptional();
    }

    private Stream<Integer> wrapped(Instruction.Invoke call) {
        return IntStream.range(0, call.arguments().size())
                .filter(position ->
                        PASSING.contains(setting.effects().of(call, position).kind()))
                .mapToObj(call.arguments()::get);
    }

    /** Whether the variable may be something that the method must close anyway, or a wrapper around it. */
    private boolean isOpenedHere(int variable, Set<Integer> asked) {
        Set<Integer> origins = frame().origins().of(variable);
        return analysis.results().stream()
                        .anyMatch(result -> frame().origins().of(result.seed().variable()).stream()
                                .anyMatch(origins::contains))
                || origins.stream()
                        .filter(origin -> origin != Origins.PARAMETER && asked.add(origin))
                        .flatMap(this::makers)
                        .flatMap(this::wrapped)
                        .anyMatch(argument -> isOpenedHere(argument, asked));
    }

    /** The calls that make what comes from this instruction. */
    private Stream<Instruction.Invoke> makers(int origin) {
        if (frame().body().instruction(origin) instanceof Instruction.Invoke call) {
            return Stream.of(call);
        }
        return frame().body().code().stream()
                .filter(Instruction.Invoke.class::isInstance)
                .map(Instruction.Invoke.class::cast)
                .filter(call -> call.method().isConstructor()
                        && frame().origins().of(call.arguments().get(0)).contains(origin));
    }
}
