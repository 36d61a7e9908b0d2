// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.NotHeld;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.List;
import java.util.Optional;

/** A lock that a method gives back where it has given it back already, or has not taken it. */
@LeakPattern(
        title = "Lock is given back by a method that does not hold it",
        group = LeakPattern.Group.CONCURRENCY,
        cwe = 832,
        rank = 9)
public final class LockReleasedWithoutHold implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.notHeld(LockReleasedWithoutHold::notHeld));
    }

    private static Optional<Judgement> notHeld(NotHeld violation) {
        String message = "The " + Descriptors.simpleName(violation.type()) + " \"" + violation.lock()
                + "\" is given back by " + violation.releaser() + " but not held then: " + cause(violation.path())
                + ".";
        String remedy = "Take the lock right before the try block, and give it back once, in its finally block.";
        boolean isSure = violation.isCertain() && violation.likelihood() == 0;
        return Optional.of(new Judgement(isSure ? Confidence.HIGH : Confidence.MEDIUM, message, remedy));
    }

    /** What happened last before the call, as far as it concerns the lock. */
    private static String cause(List<Step> path) {
        for (int i = path.size() - 2; i >= 0; i--) {
            Step step = path.get(i);
            if (step.event() == Step.Event.GIVEN_BACK) {
                return "it was given back" + StepWording.atLine(step) + " already";
            }
            if (step.event() == Step.Event.NOT_TAKEN || step.event() == Step.Event.CALL_THROWS) {
                return StepWording.of(step) + StepWording.atLine(step);
            }
        }
        return "this path takes it nowhere";
    }
}
