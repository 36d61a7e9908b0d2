// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Something is put into a registry that outlives it, again and again, and nothing takes it out. */
@LeakPattern(
        title = "Registration that is never taken back",
        group = LeakPattern.Group.REGISTRATIONS,
        cwe = 401,
        rank = 9)
public final class ListenerNotRemoved implements Rule {

    private static final Set<Retained.Kind> KINDS =
            EnumSet.of(Retained.Kind.REGISTRY, Retained.Kind.SCHEDULE, Retained.Kind.CHAIN, Retained.Kind.CANCELLED);

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(RetainedWording.only(KINDS, ListenerNotRemoved::message, ListenerNotRemoved::remedy));
    }

    private static String message(Retained retained) {
        return RetainedWording.doing(retained)
                + switch (retained.kind()) {
                    case SCHEDULE ->
                        " starts a task that is repeated as long as the process lives, one more each time it runs, and nothing"
                                + " keeps what would cancel it.";
                    case CHAIN ->
                        " puts an object in the place of the former one and lets it refer to that, each time it runs:"
                                + " the chain gets longer and nothing is let go.";
                    case CANCELLED ->
                        " makes a scheduler that keeps each cancelled task until its delay is over, and the program"
                                + " cancels tasks.";
                    default ->
                        " puts something into a registry that lives as long as the process, each"
                                + " time it runs, and nothing takes it out again.";
                };
    }

    private static String remedy(Retained retained) {
        String call = retained.undo().call();
        String where = retained.undo().where();
        return switch (retained.kind()) {
            case SCHEDULE ->
                "Keep what the call answers and cancel it "
                        + (where.isEmpty() ? "where the work ends" : "in " + where)
                        + ", or schedule one task for all.";
            case CHAIN -> "Set it once, or look first whether the former one is of the same class.";
            case CANCELLED -> "Call " + call + "(true) on it.";
            default ->
                "Register once, or "
                        + (call.isEmpty() ? "take it out again" : "call " + call)
                        + (where.isEmpty() ? " where what was registered ends." : " in " + where + ".");
        };
    }
}
