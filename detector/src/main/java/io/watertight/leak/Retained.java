// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.FieldRef;
import java.util.List;
import java.util.Optional;

/**
 * Something that is put where it stays: a thread or a registry keeps it, and nothing takes it back.
 *
 * @param kind what keeps it
 * @param field the field that names it; empty when none does
 * @param site where it is put there
 * @param call the call that does it, as a reader writes it: {@code ThreadLocal.set}
 * @param evidence what was looked for that would take it back and was not found, each as a clause
 * @param strength how strong the case is
 * @param path from the entry point to the site
 * @param undo what a fix can build on
 */
public record Retained(
        Kind kind,
        Optional<FieldRef> field,
        Site site,
        String call,
        List<String> evidence,
        UnboundedGrowth.Strength strength,
        List<Step> path,
        Undo undo)
        implements Violation {

    /**
     * What could take it back.
     *
     * @param call the call that does, as {@code Bus.removeListener}; empty when none is known
     * @param where the method that should make it, as {@code Panel.close}; empty when none offers itself
     * @param miss why a call that is there does not, as a clause; empty when there is none
     */
    public record Undo(String call, String where, String miss) {
        /** Nothing known. */
        public static final Undo NONE = new Undo("", "");

        /** No call is there. */
        public Undo(String call, String where) {
            this(call, where, "");
        }
    }

    /** What keeps it. */
    public enum Kind {
        /** Each thread, for a static thread-local. */
        THREAD,
        /** Each thread, for each object that has the thread-local in a field. */
        THREAD_PER_OBJECT,
        /** The diagnostic or request context of each thread, under a name. */
        THREAD_CONTEXT,
        /** A registry of the process or of a long-lived object. */
        REGISTRY,
        /** A scheduler that lives as long as the process, which runs it again and again. */
        SCHEDULE,
        /** The object that takes its place in a variable of the process, and so each one before it. */
        CHAIN,
        /** A scheduler that keeps what was cancelled. */
        CANCELLED,
        /** A static executor, with its threads. */
        EXECUTOR,
        /** A registry of names that each call may make anew: meters and their tags. */
        NAMES
    }

    public Retained {
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.retained(this);
    }
}
