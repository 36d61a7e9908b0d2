// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** A field that the method which ends the object releases, unless an exception is thrown before it gets there. */
@LeakPattern(
        title = "Closing is skipped when an exception is thrown before",
        group = LeakPattern.Group.RESOURCES,
        cwe = 772,
        rank = 10)
public final class CloseSkippedOnException implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(CloseSkippedOnException::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        Obligation obligation = violation.obligation();
        if (obligation.root() != Obligation.Root.GIVEN) {
            return Optional.empty();
        }
        String message = "The " + Descriptors.simpleName(obligation.type()) + " \"" + obligation.variable()
                + "\" that this method releases with " + obligation.duty().method() + " stays open when "
                + cause(violation) + ".";
        String remedy = "Call " + obligation.duty().method() + "() in a finally block that covers what runs before it.";
        return Optional.of(new Judgement(Confidence.MEDIUM, message, remedy));
    }

    private static String cause(Outstanding violation) {
        return violation.path().stream()
                .filter(step -> step.event() == Step.Event.CALL_THROWS || step.event() == Step.Event.THROWS)
                .findFirst()
                .map(step -> StepWording.of(step) + StepWording.atLine(step))
                .orElse("an exception is thrown");
    }
}
