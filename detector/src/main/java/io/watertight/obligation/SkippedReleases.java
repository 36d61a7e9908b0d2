// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Obligation.Root;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Site;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a method did not open and yet closes, a parameter or what lies in a field, but only as long as nothing
 * fails: by closing it whenever all goes well the method shows that it answers for it.
 */
record SkippedReleases(Setting setting, MethodAnalysis analysis) {

    /**
     * A release that an exception skips.
     *
     * @param violation what is shown
     * @param field the field whose value is released; empty for a parameter
     */
    record Skipped(Outstanding violation, Optional<FieldRef> field) {}

    /** The skipped releases of the method, each value once. */
    List<Skipped> find() {
        List<Skipped> found = new ArrayList<>();
        analysis.given()
                .forEach(one -> of(one.variable(), one.type(), one.tracking()).ifPresent(found::add));
        analysis.kept()
                .forEach((place, tracking) -> of(place, typeOf(place), tracking).ifPresent(found::add));
        return found;
    }

    private Frame frame() {
        return analysis.frame();
    }

    private String typeOf(int place) {
        Route route = frame().places().route(frame().places().root(place), place);
        return Descriptors.internalName(route.descriptor());
    }

    private Optional<Skipped> of(int name, String type, Tracking tracking) {
        Ending release = tracking.endings().get(Fate.RELEASED);
        boolean isEnd = release != null
                && !setting.types().isHoldable(type)
                && frame().body().instruction(release.last().index()) instanceof Instruction.Invoke call
                && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES
                && setting.types().releasingMethod(type).equals("close")
                && tracking.outcomes().stream().allMatch(SkippedReleases::isUnshared)
                && ends(tracking).noneMatch(end -> end.cost() == Likelihood.NORMAL && !end.dependsOnState(frame()));
        return isEnd
                ? ends(tracking)
                        .filter(end -> end.cost() <= Likelihood.SECONDARY && failsByCall(end))
                        .findFirst()
                        .map(end -> skipped(name, type, release, end))
                : Optional.empty();
    }

    /** Every way to an end at which the value is still open. */
    private static Stream<Loss> ends(Tracking tracking) {
        return Stream.concat(tracking.losses().stream(), tracking.stays().stream());
    }

    /** Whether nobody else got the value, for good or to close it later. */
    private static boolean isUnshared(Outcome outcome) {
        return outcome.isLoss()
                || outcome.fate() == Fate.RELEASED
                || outcome.fate() == Fate.ABSENT
                || outcome.fate() == Fate.STORED_IN_RECEIVER;
    }

    /**
     * Whether a call fails of which that is to be expected, and not one that would have wrapped the value. What the method
     * throws by itself says that it was called in the wrong state.
     */
    private boolean failsByCall(Loss end) {
        Optional<Node> failing = new PathWriter(frame(), end).failing();
        return failing.isPresent()
                && frame().body().instruction(failing.get().index()) instanceof Instruction.Invoke call
                && !call.method().isConstructor()
                && !NameContract.isCheck(call.method())
                && (end.cost() == Likelihood.DECLARED || isSuperCall(call))
                && (setting.exceptions().isDeclared(call)
                        || call.arguments().stream()
                                .anyMatch(argument -> failing.get().world().role(argument) != null));
    }

    /** Whether the method calls what it overrides: that the superclass fails is as likely as any other failure. */
    private boolean isSuperCall(Instruction.Invoke call) {
        return call.kind() == CallKind.SPECIAL
                && call.method().name().equals(frame().body().method().name());
    }

    private Skipped skipped(int name, String type, Ending release, Loss end) {
        MethodRef method = frame().body().method();
        boolean isField = frame().places().isPlace(name);
        Optional<FieldRef> field = isField ? frame().places().fieldOf(name) : Optional.empty();
        int index = release.last().index();
        Instruction.Invoke closing = (Instruction.Invoke) frame().body().instruction(index);
        PathWriter path = new PathWriter(frame(), end);
        Obligation obligation = new Obligation(
                type,
                frame().nameInSource(name),
                false,
                CallTransfer.name(closing.method()),
                new Site(method, frame().body().line(index)),
                isField ? Deadline.OWNER : Deadline.METHOD,
                Root.ENTRUSTED,
                new Obligation.Duty(setting.types().releasingMethod(type), false));
        return new Skipped(
                new Outstanding(
                        obligation, Outstanding.Exit.EXCEPTIONAL, end.cost(), true, path.assumptions(), path.failure()),
                field);
    }
}
