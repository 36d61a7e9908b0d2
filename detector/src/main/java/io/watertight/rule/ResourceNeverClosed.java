// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Outstanding;
import io.watertight.leak.Violation;
import java.util.Optional;

/** A resource that nothing releases on any path. */
@LeakPattern(title = "Resource is never closed", group = LeakPattern.Group.RESOURCES, cwe = 772, rank = 7)
public final class ResourceNeverClosed implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(ResourceNeverClosed::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        if (violation.releasedElsewhere() || violation.obligation().duty().isHeld()) {
            return Optional.empty();
        }
        String resource = ResourceWording.resource(violation.obligation());
        String message = resource + " is never " + ResourceWording.done(violation.obligation()) + "."
                + ResourceWording.caveat(violation);
        String remedy = ResourceWording.remedy(violation.obligation())
                .orElse(
                        violation.obligation().variable().isEmpty()
                                ? "Give it a name in the header of a try-with-resources statement and use it from there."
                                : "Open it in the header of a try-with-resources statement.");
        return Optional.of(new Judgement(ResourceWording.confidence(violation), message, remedy));
    }
}
