// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.At;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.knowledge.Verb;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the call whose exception passes over a step that every other way through a method takes: the removal that should
 * stand in a finally block. By reachability over the control flow; what a branch decides is not asked.
 */
public final class SkippedStep {
    /** Whoever catches one of these catches what calls throw as a rule. */
    private static final Set<String> ALL = Set.of(Handler.ANY, "java/lang/Exception", "java/lang/RuntimeException");

    private static final Set<String> CALLBACKS =
            Set.of("java/lang/Runnable", "java/util/concurrent/Callable", "java/lang/reflect/Method");

    private static final Pattern ASKING = Pattern.compile("((get|is|has|to|as|size)([A-Z].*)?)|equals|hashCode|name");

    private final ProgramIndex index;
    private final MethodBody body;
    private final BitSet steps;
    /** Whether a method that only the program implements is no reason to expect an exception. */
    private final boolean isStrict;

    private SkippedStep(ProgramIndex index, MethodBody body, BitSet steps) {
        this(index, body, steps, false);
    }

    private SkippedStep(ProgramIndex index, MethodBody body, BitSet steps, boolean isStrict) {
        this.index = index;
        this.body = body;
        this.steps = steps;
        this.isStrict = isStrict;
    }

    /**
     * The call that passes over the steps if it throws.
     *
     * @param starts what has to be followed by one of the steps
     * @param steps the steps; only if one method alone has all of both, the way between them is known
     */
    public static Optional<MethodRef> between(ProgramIndex index, Collection<At> starts, Collection<At> steps) {
        Set<MethodRef> methods =
                Stream.concat(starts.stream(), steps.stream()).map(At::method).collect(Collectors.toSet());
        if (starts.isEmpty() || steps.isEmpty() || methods.size() > 1) {
            return Optional.empty();
        }
        BitSet indices = new BitSet();
        steps.forEach(step -> indices.set(step.index()));
        MethodBody body =
                index.code.body(methods.iterator().next()).orElseThrow().body();
        SkippedStep search = new SkippedStep(index, body, indices);
        return starts.stream()
                .flatMap(start -> search.after(body.successors(start.index())).stream())
                .findFirst();
    }

    /** The call that leaves a method before its only step if it throws. */
    static Optional<MethodRef> fromEntry(ProgramIndex index, At step) {
        BitSet indices = new BitSet();
        indices.set(step.index());
        return new SkippedStep(
                        index, index.code.body(step.method()).orElseThrow().body(), indices, true)
                .after(Set.of(0));
    }

    /** Whether the one method that has all of them leaves without a step, once it has made a start, by a return or a throw. */
    static boolean isLeftOut(ProgramIndex index, Collection<ContainerUse> starts, Collection<ContainerUse> steps) {
        BitSet indices = new BitSet();
        steps.forEach(step -> indices.set(step.index()));
        ContainerUse first = starts.iterator().next();
        MethodBody body =
                index.code.body(first.context().method()).orElseThrow().body();
        SkippedStep search = new SkippedStep(index, body, indices);
        return starts.stream().allMatch(start -> search.escapes(body.successors(start.index()), new BitSet()));
    }

    /** The call that is expected to fail after a start, where nothing in the method catches what it throws. */
    static Optional<MethodRef> failingAfter(ProgramIndex index, At start) {
        MethodBody body = index.code.body(start.method()).orElseThrow().body();
        return IntStream.range(0, body.size())
                .filter(at -> body.instruction(at) instanceof Instruction.Invoke
                        && body.handlersAt(at).isEmpty()
                        && body.reaches(start.index(), at))
                .mapToObj(at -> ((Instruction.Invoke) body.instruction(at)).method())
                .filter(method -> index.program
                        .resolve(method)
                        .filter(decl -> !decl.exceptions().isEmpty())
                        .isPresent())
                .findFirst();
    }

    /**
     * The call that leaves the method without one of the steps, if it throws; empty when none does, or when a normal way
     * leaves it without one, too: then that is meant so.
     */
    private Optional<MethodRef> after(Iterable<Integer> from) {
        BitSet normal = new BitSet();
        if (escapes(from, normal)) {
            return Optional.empty();
        }
        return normal.stream()
                .boxed()
                .filter(at -> body.instruction(at) instanceof Instruction.Invoke call
                        && mayThrow(call.method())
                        && escapesByException(at))
                .map(at -> ((Instruction.Invoke) body.instruction(at)).method())
                .findFirst();
    }

    /** Whether a way from these instructions ends without a step; collects what lies on all of them. */
    private boolean escapes(Iterable<Integer> from, BitSet seen) {
        Deque<Integer> open = new ArrayDeque<>();
        from.forEach(open::add);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (steps.get(at) || seen.get(at)) {
                continue;
            }
            seen.set(at);
            if (body.instruction(at) instanceof Instruction.Return) {
                return true;
            }
            if (body.instruction(at) instanceof Instruction.Throw && escapesByException(at)) {
                return true;
            }
            body.successors(at).forEach(open::add);
        }
        return false;
    }

    private boolean escapesByException(int at) {
        for (Handler handler : body.handlersAt(at)) {
            if (escapes(Set.of(handler.target()), new BitSet())) {
                return true;
            }
            if (ALL.contains(handler.type())) {
                return false;
            }
        }
        return true;
    }

    /** Whether callers have to expect an exception: it is declared, or the code of somebody else is run. */
    private boolean mayThrow(MethodRef method) {
        return index.knowledge
                        .typeFact(method.owner(), Verb.NOTHROW, index.program)
                        .isEmpty()
                && (method.owner().startsWith("java/util/function/")
                        || CALLBACKS.contains(method.owner())
                        || index.program
                                .resolve(method)
                                .filter(this::isExpectedToThrow)
                                .isPresent());
    }

    private boolean isExpectedToThrow(MethodDecl decl) {
        return !decl.exceptions().isEmpty()
                || (!isStrict
                        && decl.isAbstract()
                        && index.program.isAnalysed(decl.ref().owner())
                        && !ASKING.matcher(decl.ref().name()).matches());
    }
}
