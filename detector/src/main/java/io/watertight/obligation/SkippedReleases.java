// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a method did not acquire and yet releases, a parameter or the content of a field, on every way that runs
 * without an exception, but not when one is thrown before. That it closes the value itself says that it answers for it.
 */
record SkippedReleases(Setting setting, MethodAnalysis analysis) {

    /** The violations, each at the release that is skipped: first those of parameters, then those of fields. */
    List<Outstanding> find() {
        List<Outstanding> found = new ArrayList<>();
        analysis.given().forEach((parameter, tracking) -> violation(parameter, tracking, tracking.losses())
                .ifPresent(found::add));
        if (NameContract.endsLife(method())) {
            analysis.kept().forEach((place, tracking) -> violation(place, tracking, tracking.stays())
                    .ifPresent(found::add));
        }
        return found;
    }

    private Frame frame() {
        return analysis.frame();
    }

    private MethodRef method() {
        return frame().body().method();
    }

    /** @param open the ends at which the value is still open */
    private Optional<Outstanding> violation(int variable, Tracking tracking, List<Loss> open) {
        Optional<Instruction.Invoke> release = release(tracking);
        boolean isAlwaysReleased = tracking.outcomesBesidesState(frame()).stream()
                .allMatch(outcome -> outcome.isOnException()
                        || (outcome.fate().isDischarge() && outcome.fate() != Fate.STORED_IN_RECEIVER));
        return release.isEmpty() || !isAlwaysReleased
                ? Optional.empty()
                : open.stream()
                        .filter(loss -> loss.outcome().isOnException() && loss.cost() <= Likelihood.LIMIT)
                        .findFirst()
                        .map(loss -> violation(variable, tracking, release.get(), loss));
    }

    /** The call that releases the value on the likeliest way, if it says so by its name. */
    private Optional<Instruction.Invoke> release(Tracking tracking) {
        Ending ending = tracking.endings().get(Fate.RELEASED);
        return ending != null
                        && frame().body().instruction(ending.last().index()) instanceof Instruction.Invoke call
                        && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES
                ? Optional.of(call)
                : Optional.empty();
    }

    private Outstanding violation(int variable, Tracking tracking, Instruction.Invoke release, Loss loss) {
        int index = tracking.endings().get(Fate.RELEASED).last().index();
        PathWriter path = new PathWriter(frame(), loss);
        List<Step> steps = path.steps(index, "");
        Obligation obligation = new Obligation(
                type(variable),
                frame().nameInSource(variable),
                false,
                CallTransfer.name(release.method()),
                new Site(method(), frame().body().line(index)),
                Deadline.METHOD,
                Obligation.Root.GIVEN,
                new Obligation.Duty(release.method().name(), false));
        return new Outstanding(
                obligation,
                Outstanding.Exit.EXCEPTIONAL,
                loss.cost(),
                true,
                path.assumptions(),
                steps.subList(1, steps.size()));
    }

    private String type(int variable) {
        return analysis.typeOf(variable);
    }
}
