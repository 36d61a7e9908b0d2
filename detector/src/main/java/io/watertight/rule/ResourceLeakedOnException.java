// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A resource that is released unless an exception is thrown after it was opened. */
@LeakPattern(
        title = "Resource is not closed when an exception is thrown",
        group = LeakPattern.Group.RESOURCES,
        cwe = 772,
        rank = 9)
public final class ResourceLeakedOnException implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(ResourceLeakedOnException::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        if (violation.obligation().duty().isHeld()
                || !violation.releasedElsewhere()
                || violation.obligation().root() == Obligation.Root.ENTRUSTED
                || violation.exit() != Outstanding.Exit.EXCEPTIONAL) {
            return Optional.empty();
        }
        String message = ResourceWording.resource(violation.obligation())
                + (violation.obligation().duty().isClose() ? " stays open when " : " is not released when ")
                + cause(violation)
                + "."
                + ResourceWording.caveat(violation);
        String remedy = ResourceWording.remedy(violation.obligation())
                .orElse(
                        "Open it in the header of a try-with-resources statement; if it must outlive the method when all"
                                + " goes well, close it in a catch clause that covers every statement until it is handed on.");
        return Optional.of(new Judgement(ResourceWording.confidence(violation), message, remedy));
    }

    private static String cause(Outstanding violation) {
        return violation.path().stream()
                .filter(step -> step.event() == Step.Event.CALL_THROWS || step.event() == Step.Event.THROWS)
                .findFirst()
                .map(step -> StepWording.of(step) + StepWording.atLine(step))
                .orElse("an exception is thrown");
    }
}
