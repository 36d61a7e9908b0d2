// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A resource that is released on some paths, but not on one that runs without any exception. */
@LeakPattern(title = "Resource is not closed on one path", group = LeakPattern.Group.RESOURCES, cwe = 772, rank = 8)
public final class ResourceLeakedOnPath implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(ResourceLeakedOnPath::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        if (violation.obligation().duty().isHeld()
                || !violation.releasedElsewhere()
                || violation.exit() != Outstanding.Exit.NORMAL) {
            return Optional.empty();
        }
        String message = ResourceWording.resource(violation.obligation())
                + " is "
                + ResourceWording.done(violation.obligation())
                + " on other paths, but not on the one "
                + way(violation)
                + "."
                + ResourceWording.caveat(violation);
        String remedy = ResourceWording.remedy(violation.obligation())
                .orElse("Open it in the header of a try-with-resources statement, so that every way out closes it.");
        return Optional.of(new Judgement(ResourceWording.confidence(violation), message, remedy));
    }

    private static String way(Outstanding violation) {
        for (Step step : violation.path()) {
            if (step.event() == Step.Event.OVERWRITTEN) {
                return "on which " + step.subject() + " is assigned again" + StepWording.atLine(step);
            }
        }
        Step last = violation.path().get(violation.path().size() - 1);
        String does = last.event() == Step.Event.RETURNED ? "returns" : "goes on";
        return "that " + does + StepWording.atLine(last);
    }
}
