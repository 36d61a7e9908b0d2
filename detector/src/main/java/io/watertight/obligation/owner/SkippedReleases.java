// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.owner;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Obligation.Root;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Site;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.flow.CallTransfer;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Loss;
import io.watertight.obligation.frame.PathWriter;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.method.MethodAnalysis;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Outcome;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a method did not open and yet closes, a parameter or what lies in a field, but only as long as nothing
 * fails: by closing it whenever all goes well the method shows that it answers for it.
 */
public record SkippedReleases(Setting setting, MethodAnalysis analysis) {
    /** Packages of streams, channels and the like, whose closing is expected to succeed. */
    private static final List<String> LOCAL = List.of("java/io/", "java/nio/", "java/net/", "java/util/");

    /**
     * A release that an exception skips.
     *
     * @param violation what is shown
     * @param field the field whose value is released; empty for a parameter
     * @param release the call that releases it
     * @param parameter its position among the parameters, the receiver counted; negative for a field
     */
    public record Skipped(Outstanding violation, Optional<FieldRef> field, int release, int parameter) {}

    /** The skipped releases of the method, one for each call that is skipped. */
    public List<Skipped> find() {
        List<Skipped> found = new ArrayList<>();
        OwnedParameters owned = new OwnedParameters(setting, analysis);
        analysis.given().stream()
                .filter(one -> !owned.isOwned(one))
                .forEach(one -> of(one.variable(), one.type(), one.tracking()).ifPresent(found::add));
        analysis.kept().forEach((place, tracking) -> {
            if (isOwnField(place)) {
                of(place, typeOf(place), tracking).ifPresent(found::add);
            }
        });
        Set<Integer> reported = new HashSet<>();
        found.removeIf(one -> !reported.add(one.release()));
        return found;
    }

    private Frame frame() {
        return analysis.frame();
    }

    private String typeOf(int place) {
        Route route = frame().places().route(frame().places().root(place), place);
        return Descriptors.internalName(route.descriptor());
    }

    /** Whether it is a field of the receiver itself. */
    private boolean isOwnField(int place) {
        int root = frame().places().root(place);
        return root != Variable.NONE
                && frame().places().route(root, place).hops().size() == 1;
    }

    private Optional<Skipped> of(int name, String type, Tracking tracking) {
        Ending release = tracking.endings().get(Fate.RELEASED);
        if (release == null || !isClose(release, type) || !isAlwaysMeant(tracking)) {
            return Optional.empty();
        }
        return ends(tracking)
                .filter(end ->
                        end.cost() <= Likelihood.SECONDARY && failsByCall(end, name, type) && leadsTo(release, end))
                .findFirst()
                .map(end -> skipped(name, type, release, end));
    }

    private boolean isClose(Ending release, String type) {
        return !setting.types().isHoldable(type)
                && !setting.types().isHarmless(type)
                && setting.types().releasingMethod(type).equals("close")
                && release.isDirect(frame().body())
                && isWhole(release.last());
    }

    /** Whether it is called on the value or on a wrapper made here, and not on something that hangs on the value. */
    private boolean isWhole(Node release) {
        int receiver = frame().body().instruction(release.index()).uses().get(0);
        return release.world().role(receiver) == Role.IS || frame().origins().isMadeHere(receiver);
    }

    /** Whether the value is released whenever nothing fails, and nobody else gets it. */
    private boolean isAlwaysMeant(Tracking tracking) {
        return tracking.outcomes().stream().allMatch(SkippedReleases::isUnshared)
                && ends(tracking).noneMatch(end -> end.cost() == Likelihood.NORMAL && !isTrusted(end));
    }

    /** Whether it is the object's own state by which a method that ends it tells that there is nothing to release. */
    private boolean isTrusted(Loss end) {
        return NameContract.endsOwner(frame().body().method()) && end.dependsOnState(frame());
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
     * throws by itself says that it was called in the wrong state, and a getter that fails has not opened the value yet.
     */
    private boolean failsByCall(Loss end, int name, String type) {
        boolean isField = frame().places().isPlace(name);
        Optional<Node> failing = new PathWriter(frame(), end).failing();
        return failing.isPresent()
                && !end.dependsOnStateAfter(failing.get(), frame())
                && frame().body().instruction(failing.get().index()) instanceof Instruction.Invoke call
                && !call.method().isConstructor()
                && !NameContract.isCheck(call.method())
                && !isGetter(call, type)
                && (end.cost() == Likelihood.DECLARED || isSuperCall(call) || (isField && isOtherRelease(call)))
                && (!isField
                        || setting.exceptions().isDeclared(call)
                        || call.arguments().stream()
                                .anyMatch(argument -> failing.get().world().role(argument) != null));
    }

    /** Whether something else is released first of which that may well fail: it has to tell another machine, perhaps. */
    private boolean isOtherRelease(Instruction.Invoke call) {
        return setting.exceptions().isDeclared(call)
                && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES
                && LOCAL.stream().noneMatch(call.method().owner()::startsWith);
    }

    /**
     * How likely the end is. That one of several alike things cannot be closed hardly ever happens, and then there is little
     * left to close in the others; unless closing writes what is left. What stays open above it, a connection, is as much
     * of a loss as after a failing read.
     */
    private int cost(Loss end, String type) {
        boolean isAlike = new PathWriter(frame(), end)
                .failing()
                .filter(failing -> frame().body().instruction(failing.index()) instanceof Instruction.Invoke call
                        && isOtherRelease(call)
                        && !isSuperCall(call)
                        && !isA(call.method().owner(), "java/io/Flushable")
                        && (isA(call.method().owner(), type)
                                || isA(type, call.method().owner())))
                .isPresent();
        return isAlike ? end.cost() : Likelihood.DECLARED;
    }

    private boolean isA(String type, String other) {
        return setting.program().isSubtype(type, other) == Answer.YES;
    }

    /** Whether the value would have been released, had the call not failed. */
    private boolean leadsTo(Ending release, Loss end) {
        return new PathWriter(frame(), end)
                .failing()
                .filter(failing ->
                        frame().body().reaches(failing.index(), release.last().index()))
                .isPresent();
    }

    private boolean isGetter(Instruction.Invoke call, String type) {
        return call.hasReceiver()
                && frame().isReceiver(call.arguments().get(0))
                && Descriptors.internalName(call.method().returnType()).equals(type);
    }

    /** Whether the method calls what it overrides: of a superclass outside the JDK that may fail like any other call. */
    private boolean isSuperCall(Instruction.Invoke call) {
        return call.kind() == CallKind.SPECIAL
                && !call.method().owner().startsWith("java/")
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
                        obligation,
                        Outstanding.Exit.EXCEPTIONAL,
                        cost(end, type),
                        true,
                        path.assumptions(),
                        path.failure()),
                field,
                index,
                isField ? -1 : frame().body().parameters().indexOf(name));
    }
}
