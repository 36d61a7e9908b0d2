// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.Set;

/** An executor or timer in a static field that nothing shuts down: its threads, and what they refer to, stay. */
@LeakPattern(
        title = "Static executor that is never shut down",
        group = LeakPattern.Group.CONCURRENCY,
        cwe = 772,
        rank = 9)
public final class StaticExecutorNotShutDown implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(RetainedWording.only(
                Set.of(Retained.Kind.EXECUTOR), StaticExecutorNotShutDown::message, StaticExecutorNotShutDown::remedy));
    }

    private static String message(Retained retained) {
        return RetainedWording.field(retained) + " is made by " + retained.call()
                + " and nothing shuts it down: its threads outlive the application that is undeployed or reloaded, and keep"
                + " its class loader.";
    }

    private static String remedy(Retained retained) {
        return "Shut " + RetainedWording.field(retained)
                + " down where the application ends, or let an object own it that has an end.";
    }
}
