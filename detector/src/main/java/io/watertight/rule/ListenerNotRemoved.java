// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** Something is put into a registry that outlives it, again and again, and nothing takes it out. */
@LeakPattern(title = "Registration that is never taken back", group = LeakPattern.Group.MEMORY, cwe = 401, rank = 12)
public final class ListenerNotRemoved implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.retained(ListenerNotRemoved::retained));
    }

    private static Optional<Judgement> retained(Retained retained) {
        return retained.kind() == Retained.Kind.REGISTRY
                ? Optional.of(new Judgement(
                        RetainedWording.confidence(retained.strength()), message(retained), remedy(retained)))
                : Optional.empty();
    }

    private static String message(Retained retained) {
        return retained.call() + " in "
                + Descriptors.simpleName(retained.site().method().owner()) + "."
                + retained.site().method().name()
                + " puts something into a registry that lives as long as the process, each"
                + " time it runs, and nothing takes it out again.";
    }

    private static String remedy(Retained retained) {
        return "Register once, or take it out again where what was registered ends.";
    }
}
