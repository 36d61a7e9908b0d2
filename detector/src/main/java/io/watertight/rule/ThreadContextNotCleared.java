// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import io.watertight.program.Descriptors;
import java.util.Optional;
import java.util.Set;

/** An entry in the diagnostic or request context of a thread, which the thread keeps when the work is done. */
@LeakPattern(title = "Thread context that is never cleared", group = LeakPattern.Group.CONCURRENCY, cwe = 401, rank = 9)
public final class ThreadContextNotCleared implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(RetainedWording.only(
                Set.of(Retained.Kind.THREAD_CONTEXT),
                ThreadContextNotCleared::message,
                ThreadContextNotCleared::remedy));
    }

    private static String message(Retained retained) {
        return RetainedWording.doing(retained)
                + " binds an entry to the current thread and nothing takes it back: a thread of a pool carries it into the"
                + " work of others.";
    }

    private static String remedy(Retained retained) {
        return "Take the entry back in a finally block where the work ends: "
                + Descriptors.simpleName(retained.site().method().owner()) + " sets it with " + retained.call() + ".";
    }
}
