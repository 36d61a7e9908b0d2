// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.At;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds schedulers that keep cancelled tasks until their delay is over: they are made without the policy that removes them,
 * in a package that schedules single tasks, cancels some, and sets the policy elsewhere.
 */
public final class CancelledTasks {
    private static final String SCHEDULER = "java/util/concurrent/ScheduledThreadPoolExecutor";
    private static final String POLICY = "setRemoveOnCancelPolicy";
    private static final Set<String> FUTURES = Set.of(
            "java/util/concurrent/Future",
            "java/util/concurrent/ScheduledFuture",
            "java/util/concurrent/RunnableScheduledFuture");

    private final ProgramIndex index;
    /** The top-level classes that set the policy. */
    private final Set<String> careful = new HashSet<>();

    /** The packages that do so, and those that schedule single tasks or cancel some. */
    private final Set<String> knowing = new HashSet<>();

    private final Set<String> scheduling = new HashSet<>();
    private final Set<String> cancelling = new HashSet<>();

    public CancelledTasks(ProgramIndex index, ProgramCode code) {
        this.index = index;
        code.references()
                .forEachCall(
                        callee -> callee.owner().startsWith("java/util/concurrent/")
                                || callee.name().equals(POLICY),
                        this::note);
    }

    private void note(MethodRef caller, MethodRef callee) {
        String home = packageOf(caller.owner());
        if (callee.name().equals(POLICY)) {
            careful.add(Descriptors.topLevel(caller.owner()));
            knowing.add(home);
        } else if (callee.name().equals("schedule") && callee.owner().startsWith("java/util/concurrent/Scheduled")) {
            scheduling.add(home);
        } else if (callee.name().equals("cancel") && FUTURES.contains(callee.owner())) {
            cancelling.add(home);
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('/') + 1);
    }

    /** Whether the method makes such a scheduler. */
    public static boolean makesOne(MethodRef method) {
        return method.isConstructor() && method.owner().equals(SCHEDULER);
    }

    /** The places where such schedulers are made, one for each method, in the order of methods. */
    public List<Retained> find() {
        List<Retained> found = new ArrayList<>();
        for (MethodBody body : index.code.callersOf(CancelledTasks::makesOne)) {
            IntStream.range(0, body.size())
                    .filter(i -> body.instruction(i) instanceof Instruction.Invoke call
                            && isMade(body.method(), call.method()))
                    .limit(1)
                    .forEach(i -> found.add(retained(new At(body.method(), i))));
        }
        return found;
    }

    private boolean isMade(MethodRef maker, MethodRef called) {
        String home = packageOf(maker.owner());
        return makesOne(called)
                && scheduling.contains(home)
                && cancelling.contains(home)
                && knowing.contains(home)
                && !index.types.isSubtype(maker.owner(), SCHEDULER)
                && !careful.contains(Descriptors.topLevel(maker.owner()))
                && index.reach.isReachable(maker);
    }

    /** A package that sets the policy for another scheduler has forgotten it for this one. */
    private Retained retained(At at) {
        Site site = new Site(at.method(), index.code.line(at));
        String call = "new " + Descriptors.simpleName(SCHEDULER);
        return new Retained(
                Retained.Kind.CANCELLED,
                Optional.empty(),
                site,
                call,
                List.of("no call of " + POLICY + " in "
                        + Descriptors.simpleName(at.method().owner())),
                Strength.FAIR,
                index.chains.to(site, call),
                new Retained.Undo(Descriptors.simpleName(SCHEDULER) + "." + POLICY, ""));
    }
}
