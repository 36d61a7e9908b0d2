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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a method that ends its object releases on every way that runs without an exception, the content of a field, but
 * not when one is thrown before. Nobody ends the object a second time.
 */
record SkippedReleases(Setting setting, MethodAnalysis analysis) {

    /** The violations, each at the release that is skipped. */
    List<Outstanding> find() {
        List<Outstanding> found = new ArrayList<>();
        if (NameContract.endsLife(method())) {
            analysis.kept().forEach((place, tracking) -> violation(place, tracking).ifPresent(found::add));
        }
        return found;
    }

    private Frame frame() {
        return analysis.frame();
    }

    private MethodRef method() {
        return frame().body().method();
    }

    private Optional<Outstanding> violation(int place, Tracking tracking) {
        Optional<Instruction.Invoke> release = release(tracking);
        boolean isAlwaysReleased = tracking.stays().stream()
                .allMatch(stay -> new PathWriter(frame(), stay).isExceptional() || stay.dependsOnState(frame()));
        return release.isEmpty() || !isAlwaysReleased
                ? Optional.empty()
                : Stream.concat(tracking.stays().stream(), tracking.stranded().stream())
                        .filter(stay -> stay.cost() <= Likelihood.LIMIT
                                && new PathWriter(frame(), stay).isExceptional())
                        .min(Comparator.comparingInt(Loss::cost))
                        .map(stay -> violation(place, tracking, release.get(), stay));
    }

    /** The call that releases the value on the likeliest way, if it says so by its name and ends all of it. */
    private Optional<Instruction.Invoke> release(Tracking tracking) {
        Ending ending = tracking.endings().get(Fate.RELEASED);
        return ending != null
                        && frame().body().instruction(ending.last().index()) instanceof Instruction.Invoke call
                        && call.hasReceiver()
                        && NameContract.endsLife(call.method())
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
