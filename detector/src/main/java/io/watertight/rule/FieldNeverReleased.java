// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.FieldLeak;
import io.watertight.leak.Obligation;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** A resource that an object keeps in a field and that no code ever releases. */
@LeakPattern(title = "Resource in a field is never released", group = LeakPattern.Group.FIELDS, cwe = 772, rank = 9)
public final class FieldNeverReleased implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.fieldLeak(FieldNeverReleased::fieldLeak));
    }

    private static Optional<Judgement> fieldLeak(FieldLeak violation) {
        if (violation.cause() != FieldLeak.Cause.NEVER_RELEASED) {
            return Optional.empty();
        }
        String owner = Descriptors.simpleName(violation.field().owner());
        Obligation.Duty duty = violation.obligation().duty();
        boolean ends = violation.owner() == FieldLeak.Owner.ENDS;
        String message = ResourceWording.resource(violation.obligation())
                + " is kept by every " + owner
                + ", and no code " + (duty.isClose() ? "closes" : "releases")
                + " it or hands it on"
                + (ends ? ", not even the method that ends the object." : ".");
        String remedy = (ends
                        ? "Call " + duty.method() + "() on it in the method of " + owner + " that ends the object"
                        : "Let " + owner + " implement AutoCloseable, call " + duty.method() + "() on it in close()")
                + (ends ? "." : ", and close each " + owner + ".");
        return Optional.of(new Judgement(confidence(violation), message, remedy));
    }

    private static Confidence confidence(FieldLeak violation) {
        if (!ResourceWording.isCertain(violation.obligation())) {
            return Confidence.LOW;
        }
        if (violation.owner() == FieldLeak.Owner.ENDS) {
            return Confidence.HIGH;
        }
        if (violation.owner() == FieldLeak.Owner.NEVER_ENDS_AND_SHARES) {
            return Confidence.LOW;
        }
        // threads that serve an object without an end are often meant to live as long as the process
        return violation.obligation().duty().isClose() ? Confidence.MEDIUM : Confidence.LOW;
    }
}
