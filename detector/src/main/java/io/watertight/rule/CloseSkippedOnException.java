// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A method that closes a parameter or a field of its object at its end, unless an exception is thrown before. */
@LeakPattern(
        title = "Closing is skipped when an exception is thrown",
        group = LeakPattern.Group.RESOURCES,
        cwe = 772,
        rank = 9)
public final class CloseSkippedOnException implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(CloseSkippedOnException::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        Obligation obligation = violation.obligation();
        if (obligation.root() != Obligation.Root.ENTRUSTED) {
            return Optional.empty();
        }
        boolean isField = obligation.deadline() == Deadline.OWNER;
        String message = (isField ? "The field \"" : "The parameter \"")
                + obligation.variable()
                + "\" stays open when "
                + cause(violation)
                + ": "
                + obligation.opener()
                + " is skipped then.";
        String remedy = "Call " + obligation.duty().method()
                + "() on it in a finally clause that covers every statement before.";
        boolean isLikely = violation.likelihood() <= 1;
        return Optional.of(new Judgement(isLikely ? Confidence.MEDIUM : Confidence.LOW, message, remedy));
    }

    private static String cause(Outstanding violation) {
        return violation.path().stream()
                .filter(step -> step.event() == Step.Event.CALL_THROWS)
                .findFirst()
                .map(step -> StepWording.of(step) + StepWording.atLine(step))
                .orElse("an exception is thrown");
    }
}
