// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.Set;

/** A value that stays bound to each thread that came by: nothing calls {@code remove} on the thread-local. */
@LeakPattern(
        title = "Thread-local value that is never removed",
        group = LeakPattern.Group.CONCURRENCY,
        cwe = 401,
        rank = 9)
public final class ThreadLocalNotRemoved implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(RetainedWording.only(
                Set.of(Retained.Kind.THREAD, Retained.Kind.THREAD_PER_OBJECT),
                ThreadLocalNotRemoved::message,
                ThreadLocalNotRemoved::remedy));
    }

    private static String message(Retained retained) {
        String perObject = retained.kind() == Retained.Kind.THREAD_PER_OBJECT
                ? " Each object has a thread-local of its own, so threads collect one entry per object."
                : "";
        return "The value of " + RetainedWording.field(retained) + " is set for each thread by " + retained.call()
                + " and "
                + (retained.undo().miss().isEmpty()
                        ? "nothing in the program removes it"
                        : retained.undo().miss())
                + ": threads of a pool keep it, and with it the class loader of its"
                + " class." + perObject;
    }

    private static String remedy(Retained retained) {
        String setter = RetainedWording.method(retained);
        String where = retained.undo().where();
        String place = where.isEmpty()
                ? "in a finally block of " + setter + ", or where the work ends for which the value was set"
                : "in " + where + ", and call that in a finally block after each " + setter;
        return "Call " + RetainedWording.field(retained) + ".remove() " + place + ". set(null) keeps the entry.";
    }
}
