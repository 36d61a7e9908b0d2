// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.Set;

/** Something is put into a registry that outlives it, again and again, and nothing takes it out. */
@LeakPattern(
        title = "Registration that is never taken back",
        group = LeakPattern.Group.REGISTRATIONS,
        cwe = 401,
        rank = 9)
public final class ListenerNotRemoved implements Rule {

    private static final Set<Retained.Kind> KINDS = Set.of(Retained.Kind.REGISTRY, Retained.Kind.SCHEDULE);

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(RetainedWording.only(KINDS, ListenerNotRemoved::message, ListenerNotRemoved::remedy));
    }

    private static String message(Retained retained) {
        if (retained.kind() == Retained.Kind.SCHEDULE) {
            return RetainedWording.doing(retained)
                    + " starts a task that is repeated as long as the process lives, one more each time it runs, and nothing"
                    + " keeps what would cancel it.";
        }
        return RetainedWording.doing(retained)
                + " puts something into a registry that lives as long as the process, each"
                + " time it runs, and nothing takes it out again.";
    }

    private static String remedy(Retained retained) {
        String call = retained.undo().call();
        String where = retained.undo().where();
        if (retained.kind() == Retained.Kind.SCHEDULE) {
            return "Keep what the call answers and cancel it "
                    + (where.isEmpty() ? "where the work ends" : "in " + where)
                    + ", or schedule one task for all.";
        }
        return "Register once, or "
                + (call.isEmpty() ? "take it out again" : "call " + call)
                + (where.isEmpty() ? " where what was registered ends." : " in " + where + ".");
    }
}
