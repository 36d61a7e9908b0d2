// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.leak.Deadline;
import io.watertight.leak.FieldLeak;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Silence;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.flow.CallTransfer;
import io.watertight.obligation.frame.ContainerFields;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Loss;
import io.watertight.obligation.frame.PathWriter;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.StaticFields;
import io.watertight.obligation.lock.LockBalance;
import io.watertight.obligation.method.MethodAnalysis;
import io.watertight.obligation.method.Responsibility;
import io.watertight.obligation.method.SameAcquisition;
import io.watertight.obligation.method.Silences;
import io.watertight.obligation.owner.OwnedParameters;
import io.watertight.obligation.owner.Owners;
import io.watertight.obligation.owner.ReleasingCallers;
import io.watertight.obligation.owner.SkippedReleases;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.state.Seed;
import io.watertight.obligation.state.Tracked;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Finds the resources of a program that are not released: summarises methods bottom-up and follows what each opens. */
public final class ObligationAnalysis {
    /** Recursive methods settle long before; a bound keeps a mistake in the lattice from hanging a build. */
    private static final int MOST_ROUNDS = 8;

    private final Setting setting;
    private final ProgramCode code;
    private final Consumer<Diagnostic> diagnostics;

    private ObligationAnalysis(
            Program program, ProgramCode code, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        this.setting = Setting.of(program, code, knowledge);
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /**
     * What the methods and classes of the program do with what they acquire.
     *
     * @param diagnostics receives the methods with too many paths to tell them all apart
     */
    public static Result analyze(
            Program program, ProgramCode code, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        return new ObligationAnalysis(program, code, knowledge, diagnostics).run();
    }

    private Result run() {
        CallGraph graph = new CallGraph(code.bodies(), setting.targets());
        Map<MethodRef, Found> found = new ConcurrentHashMap<>();
        Set<MethodRef> demanded = graph.demanded(setting);
        for (List<CallGraph.Component> level : graph.levels()) {
            level.parallelStream()
                    .map(component -> component.only(demanded))
                    .forEach(component -> solve(component, found));
        }
        Owners owners = new Owners(setting);
        ReleasingCallers callers = new ReleasingCallers(setting);
        List<Violation> all = new ArrayList<>();
        List<Silence> silences = new ArrayList<>();
        List<Owners.Stored> stored = new ArrayList<>();
        List<Owners.Overwrite> overwrites = new ArrayList<>();
        List<SkippedReleases.Skipped> skipped = new ArrayList<>();
        for (MethodRef method : code.bodies().keySet()) {
            Found here = found.get(method);
            if (here != null) {
                for (Lost lost : here.lost()) {
                    if (lost.child().filter(callers::release).isPresent()) {
                        silences.add(lost.silence());
                    } else {
                        all.add(lost.violation());
                    }
                }
                silences.addAll(here.silences());
                stored.addAll(here.stored());
                overwrites.addAll(here.overwrites());
                skipped.addAll(here.skipped());
            }
        }
        skipped.stream()
                .filter(owners::isLastChance)
                .filter(one -> one.parameter() < 0 || !callers.release(child(one)))
                .map(SkippedReleases.Skipped::violation)
                .forEach(all::add);
        all.addAll(owners.leaks(stored, overwrites));
        return new Result(all, silences);
    }

    /**
     * What a method lost.
     *
     * @param child by which parameters callers can end it all the same; empty when it was opened through none
     * @param opener the call that opened it, as a reader writes it
     */
    private record Lost(Violation violation, Optional<ReleasingCallers.Child> child, String opener) {
        /** What is said if they do. */
        Silence silence() {
            return new Silence(
                    violation.site(),
                    opener,
                    Silence.Reason.RELEASED,
                    "whoever calls the method closes what it hangs on");
        }
    }

    /** What one method shows. */
    private record Found(
            List<Lost> lost,
            List<Silence> silences,
            List<Owners.Stored> stored,
            List<Owners.Overwrite> overwrites,
            List<SkippedReleases.Skipped> skipped) {}

    /**
     * What came out.
     *
     * @param violations every obligation that can be missed: first those of methods, in the order of methods and
     *     instructions, then those of owners
     * @param silences everything else that was acquired, and why it is not reported
     */
    public record Result(List<Violation> violations, List<Silence> silences) {}

    private void solve(CallGraph.Component component, Map<MethodRef, Found> found) {
        if (component.isRecursive()) {
            setting.summaries().begin(component.methods());
        }
        boolean changed = true;
        for (int round = 0; changed && round < MOST_ROUNDS; round++) {
            changed = false;
            for (MethodRef method : component.methods()) {
                MethodBody body = code.body(method).orElseThrow();
                MethodAnalysis analysis = MethodAnalysis.of(setting, body);
                changed |= setting.summaries().put(method, analysis.summary()) && component.isRecursive();
                if (setting.program().isAnalysed(method.owner())) {
                    found.put(method, found(analysis));
                    reportBudget(method, analysis);
                }
            }
        }
    }

    private void reportBudget(MethodRef method, MethodAnalysis analysis) {
        if (analysis.results().stream()
                .anyMatch(followed -> !followed.tracking().isComplete())) {
            diagnostics.accept(Diagnostic.warning(
                    method.toString(),
                    "has so many paths that some tests were not told apart",
                    "read its resource findings with care, or split the method"));
        }
    }

    private Found found(MethodAnalysis analysis) {
        List<Lost> violations = new ArrayList<>();
        List<MethodAnalysis.Result> reported = new ArrayList<>();
        SameAcquisition same = new SameAcquisition(analysis.frame());
        for (MethodAnalysis.Result followed : analysis.results()) {
            boolean isLost = !followed.tracking().losses().isEmpty()
                    && new Responsibility(setting, analysis.frame(), followed).isOurs();
            if (isLost && reported.stream().noneMatch(other -> same.holds(other, followed))) {
                violations.add(lost(analysis.frame(), followed));
            }
            if (isLost) {
                reported.add(followed);
            }
        }
        new OwnedParameters(setting, analysis)
                .find()
                .forEach(owned -> violations.add(
                        new Lost(owned, Optional.empty(), owned.obligation().opener())));
        new LockBalance(setting, analysis.frame())
                .find()
                .forEach(held -> violations.add(new Lost(held, Optional.empty(), held.releaser())));
        List<Silence> silences = new Silences(setting, analysis).of(reported);
        return new Found(
                violations,
                silences,
                stored(analysis),
                overwrites(analysis),
                new SkippedReleases(setting, analysis).find());
    }

    private Lost lost(Frame frame, MethodAnalysis.Result followed) {
        return new Lost(violation(frame, followed), child(frame, followed), opener(frame, followed.seed()));
    }

    /** What was opened through parameters of the method that whoever calls it may close. */
    private static Optional<ReleasingCallers.Child> child(Frame frame, MethodAnalysis.Result followed) {
        Set<Integer> positions = new TreeSet<>();
        List<Integer> parameters = frame.body().parameters();
        for (int position = 0; position < parameters.size(); position++) {
            int parameter = parameters.get(position);
            if (followed.seed().parents().stream()
                    .anyMatch(parent -> frame.origins().isAlways(parent, parameter))) {
                positions.add(position);
            }
        }
        boolean isExceptional = followed.tracking().losses().get(0).outcome().isOnException();
        return positions.isEmpty() || !isExceptional
                ? Optional.empty()
                : Optional.of(new ReleasingCallers.Child(frame.body().method(), positions));
    }

    private static ReleasingCallers.Child child(SkippedReleases.Skipped skipped) {
        return new ReleasingCallers.Child(skipped.violation().site().method(), Set.of(skipped.parameter()));
    }

    /** The fresh values that the method leaves in fields of its receiver. */
    private List<Owners.Stored> stored(MethodAnalysis analysis) {
        List<Owners.Stored> result = new OwnedParameters(setting, analysis).stored();
        for (MethodAnalysis.Result followed : analysis.results()) {
            Set<FieldRef> fields = new TreeSet<>();
            followed.tracking().outcomes().forEach(outcome -> fields.addAll(outcome.fields()));
            boolean isKept = followed.tracking().outcomes().stream()
                    .filter(outcome -> outcome.fate() == Fate.STORED_IN_RECEIVER)
                    .noneMatch(outcome -> outcome.places().contains(Route.NONE));
            if (!isKept) {
                fields.addAll(storedByOtherConstructor(analysis.frame(), followed.seed()));
                isKept = !fields.isEmpty();
            }
            Ending taken = followed.tracking().endings().get(Fate.TAKEN);
            Set<FieldRef> keepers = taken == null ? Set.of() : keepers(analysis.frame(), taken);
            fields.addAll(keepers);
            boolean isShared =
                    (taken != null && keepers.isEmpty()) || followed.tracking().has(Fate.RETURNED);
            if (!fields.isEmpty() && isKept && !isShared) {
                Site site = site(analysis.frame(), followed.seed());
                Step opened = new Step(site, Step.Event.ACQUIRED, opener(analysis.frame(), followed.seed()));
                Obligation obligation = obligation(
                        analysis.frame(),
                        followed.seed(),
                        fields.iterator().next().name(),
                        false,
                        Deadline.OWNER);
                result.add(new Owners.Stored(fields, obligation, List.of(opened)));
            }
        }
        return result;
    }

    /** The static fields, or the containers in fields, that take the value. */
    private Set<FieldRef> keepers(Frame frame, Ending taken) {
        Set<FieldRef> statics = StaticFields.keeping(frame, taken);
        return statics.isEmpty() ? ContainerFields.keeping(setting, frame, taken) : statics;
    }

    /** The fields in which another constructor of the class stores the value, called by {@code this(..)}. */
    private Set<FieldRef> storedByOtherConstructor(Frame frame, Seed seed) {
        Set<FieldRef> fields = new TreeSet<>();
        for (Instruction instruction : frame.body().code()) {
            boolean isOwn = instruction instanceof Instruction.Invoke call
                    && frame.isOwnConstructor(call)
                    && call.method().owner().equals(frame.body().method().owner());
            if (isOwn && instruction instanceof Instruction.Invoke call) {
                setting.summaries()
                        .of(call.method())
                        .ifPresent(summary -> summary.stored().forEach((position, stored) -> {
                            if (frame.origins()
                                    .copied(call.arguments().get(position))
                                    .contains(seed.variable())) {
                                fields.addAll(stored);
                            }
                        }));
            }
        }
        return fields;
    }

    /** The assignments of the method to fields of its receiver that may still hold something open. */
    private List<Owners.Overwrite> overwrites(MethodAnalysis analysis) {
        List<Owners.Overwrite> result = new ArrayList<>();
        Frame frame = analysis.frame();
        if (frame.isConstruction()) {
            return result;
        }
        Set<FieldRef> released = new TreeSet<>();
        analysis.kept().forEach((place, tracking) -> {
            if (tracking.isDischargedBesidesStaying()) {
                frame.places().fieldOf(place).ifPresent(released::add);
            }
        });
        analysis.kept().forEach((place, tracking) -> {
            Optional<FieldRef> field =
                    frame.places().route(frame.places().root(place), place).field();
            tracking.losses().stream()
                    .filter(loss ->
                            field.isPresent() && loss.cost() <= Likelihood.DECLARED && !loss.dependsOnState(frame))
                    .findFirst()
                    .ifPresent(loss -> result.add(new Owners.Overwrite(
                            frame.body().method(),
                            field.orElseThrow(),
                            released,
                            new PathWriter(frame, loss).isCleared(),
                            new PathWriter(frame, loss).overwrite())));
        });
        return result;
    }

    private Violation violation(Frame frame, MethodAnalysis.Result followed) {
        Responsibility responsibility = new Responsibility(setting, frame, followed);
        Seed seed = followed.seed().known(responsibility.root());
        Loss loss = followed.tracking().losses().get(0);
        PathWriter path = new PathWriter(frame, loss);
        Optional<PathWriter.Name> name = path.firstName(seed.parents());
        Obligation obligation = obligation(
                frame,
                seed,
                name.map(PathWriter.Name::variable).orElse(""),
                name.filter(n -> n.role() == Role.CLOSES).isPresent(),
                Deadline.METHOD);
        Optional<FieldRef> overwritten = path.overwrittenField();
        if (overwritten.isPresent()) {
            return new FieldLeak(
                    obligation,
                    overwritten.get(),
                    FieldLeak.Cause.OVERWRITTEN_AT_ONCE,
                    FieldLeak.Owner.ENDS,
                    path.steps(seed.index(), obligation.opener()));
        }
        boolean endsWithParent = seed.isChild() && path.isExceptional();
        return new Outstanding(
                obligation,
                path.isExceptional() ? Outstanding.Exit.EXCEPTIONAL : Outstanding.Exit.NORMAL,
                loss.cost() + (endsWithParent ? Likelihood.PARENT_KEPT : Likelihood.NORMAL),
                responsibility.isReleasedElsewhere(),
                path.assumptions(),
                path.steps(seed.index(), obligation.opener()));
    }

    private Obligation obligation(Frame frame, Seed seed, String variable, boolean isWrapped, Deadline deadline) {
        String type = seed.type().type();
        boolean isHeld = seed.type().kind() == Tracked.Kind.HELD;
        return new Obligation(
                type,
                variable,
                isWrapped,
                opener(frame, seed),
                site(frame, seed),
                deadline,
                seed.root(),
                new Obligation.Duty(setting.types().releasingMethod(type), isHeld));
    }

    private static String opener(Frame frame, Seed seed) {
        return CallTransfer.name(((Instruction.Invoke) frame.body().instruction(seed.index())).method());
    }

    private static Site site(Frame frame, Seed seed) {
        return new Site(frame.body().method(), frame.body().line(seed.index()));
    }
}
