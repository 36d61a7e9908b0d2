// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.FieldLeak;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A field that gets another value while the resource it holds may still be open. */
@LeakPattern(
        title = "Field is assigned while its resource is open",
        group = LeakPattern.Group.FIELDS,
        cwe = 772,
        rank = 9)
public final class FieldOverwrittenWhileOpen implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.fieldLeak(FieldOverwrittenWhileOpen::fieldLeak));
    }

    private static Optional<Judgement> fieldLeak(FieldLeak violation) {
        if (violation.cause() == FieldLeak.Cause.NEVER_RELEASED) {
            return Optional.empty();
        }
        Step assignment = violation.path().stream()
                .filter(step -> step.event() == Step.Event.OVERWRITTEN)
                .findFirst()
                .orElse(violation.path().get(0));
        String method = assignment.site().method().readableName();
        String verb = violation.obligation().duty().isClose() ? "close" : "release";
        String message = ResourceWording.resource(violation.obligation())
                + " is lost when " + method + " assigns the field again" + StepWording.atLine(assignment)
                + " without a look at what it holds.";
        String remedy = "In " + method + ", " + verb + " what the field holds before it is assigned.";
        Confidence confidence =
                !ResourceWording.isCertain(violation.obligation()) ? Confidence.LOW : certainty(violation);
        return Optional.of(new Judgement(confidence, message, remedy));
    }

    /** Of two methods it is not certain that they run one after the other on one object. */
    private static Confidence certainty(FieldLeak violation) {
        return violation.cause() == FieldLeak.Cause.OVERWRITTEN_AT_ONCE ? Confidence.HIGH : Confidence.MEDIUM;
    }
}
