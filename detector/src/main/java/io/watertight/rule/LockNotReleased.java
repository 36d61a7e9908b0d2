// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;

/** A lock, a permit or a reference count that is taken and not given back on some path. */
@LeakPattern(title = "Lock or permit is not given back", group = LeakPattern.Group.CONCURRENCY, cwe = 667, rank = 8)
public final class LockNotReleased implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(Only.outstanding(LockNotReleased::outstanding));
    }

    private static Optional<Judgement> outstanding(Outstanding violation) {
        if (!violation.obligation().duty().isHeld()) {
            return Optional.empty();
        }
        String message = subject(violation.obligation())
                + " is not given back "
                + when(violation)
                + "."
                + ResourceWording.caveat(violation);
        String remedy = "Put the statements after it into a try block that starts right after it, and "
                + violation.obligation().duty().method() + "() into its finally block.";
        return Optional.of(new Judgement(confidence(violation), message, remedy));
    }

    /** {@code The ReentrantLock "lock" taken by Lock.lock}. */
    private static String subject(Obligation obligation) {
        String name = obligation.variable().isEmpty() ? "" : " \"" + obligation.variable() + "\"";
        return "The " + Descriptors.simpleName(obligation.type()) + name + " taken by " + obligation.opener();
    }

    private static String when(Outstanding violation) {
        if (!violation.releasedElsewhere()) {
            return "anywhere";
        }
        if (violation.exit() == Outstanding.Exit.EXCEPTIONAL) {
            return violation.path().stream()
                    .filter(step -> step.event() == Step.Event.CALL_THROWS || step.event() == Step.Event.THROWS)
                    .findFirst()
                    .map(step -> "when " + StepWording.of(step) + StepWording.atLine(step))
                    .orElse("when an exception is thrown");
        }
        Step last = violation.path().get(violation.path().size() - 1);
        return "on the path that "
                + (last.event() == Step.Event.RETURNED ? "returns" : "goes on")
                + StepWording.atLine(last);
    }

    /** An exception that nobody declares is less likely than a forgotten path. */
    private static Confidence confidence(Outstanding violation) {
        boolean sure = violation.likelihood() <= 1 && violation.assumptions().isEmpty();
        return sure ? Confidence.HIGH : Confidence.MEDIUM;
    }
}
