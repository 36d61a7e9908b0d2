// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** An executor or timer in a static field that nothing shuts down: its threads, and what they refer to, stay. */
@LeakPattern(title = "Static executor that is never shut down", group = LeakPattern.Group.MEMORY, cwe = 772, rank = 14)
public final class StaticExecutorNotShutDown implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.retained(StaticExecutorNotShutDown::retained));
    }

    private static Optional<Judgement> retained(Retained retained) {
        return retained.kind() == Retained.Kind.EXECUTOR
                ? Optional.of(new Judgement(
                        RetainedWording.confidence(retained.strength()), message(retained), remedy(retained)))
                : Optional.empty();
    }

    private static String message(Retained retained) {
        return name(retained) + " is made by " + retained.call()
                + " and nothing shuts it down: its threads outlive the application that is undeployed or reloaded, and keep"
                + " its class loader.";
    }

    private static String remedy(Retained retained) {
        return "Shut " + name(retained) + " down where the application ends, or let an object own it that has an end.";
    }

    private static String name(Retained retained) {
        return retained.field()
                .map(field -> Descriptors.simpleName(field.owner()) + "." + field.name())
                .orElseThrow();
    }
}
