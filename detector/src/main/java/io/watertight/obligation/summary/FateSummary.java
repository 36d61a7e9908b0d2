// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.knowledge.Condition;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Outcome;
import java.util.EnumSet;
import java.util.Set;

/** Turns the outcomes of a parameter, or of what lies in a field of the receiver, into what a call does to it. */
public final class FateSummary {
    private FateSummary() {}

    /**
     * The effect on the caller's value. Fates of different paths are joined by union, in which "someone else answers
     * for it" absorbs.
     *
     * @param outcomes every outcome the value met
     * @param costOnException cost of the likeliest exception on which it is lost
     * @param storing what it means that the receiver keeps it at the end
     * @param isAssumed whether that it is left to the caller rests on the name of an unseen callee
     */
    public static Effect of(Set<Outcome> outcomes, Effect.Kind storing, int costOnException, boolean isAssumed) {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        boolean leaksOnException = false;
        for (Outcome outcome : outcomes) {
            if (outcome.isOnException()) {
                boolean isStillThere = outcome.fate() == Fate.STORED_IN_RECEIVER && storing == Effect.Kind.BORROWS;
                leaksOnException |= outcome.isLoss() || isStillThere;
            } else {
                fates.add(outcome.fate());
            }
        }
        Effect.Kind kind = fates.isEmpty() ? Effect.Kind.NEVER_RETURNS : kind(fates, storing);
        // what is only used may be asked for: a test for null answers the same as long as it is there
        boolean isPartial = kind == Effect.Kind.MAY_RELEASE || kind == Effect.Kind.TAKES || kind == Effect.Kind.BORROWS;
        Condition owedWhen = isPartial ? owedWhen(outcomes, storing) : Condition.ALWAYS;
        boolean isBelieved = isAssumed && kind == Effect.Kind.BORROWS;
        return new Effect(kind, owedWhen, isBelieved, leaksOnException, costOnException);
    }

    private static Effect.Kind kind(Set<Fate> fates, Effect.Kind storing) {
        boolean released = fates.contains(Fate.RELEASED);
        boolean stored = fates.contains(Fate.STORED_IN_RECEIVER);
        if (fates.contains(Fate.TAKEN)) {
            return Effect.Kind.TAKES;
        }
        if (stored && storing != Effect.Kind.BORROWS) {
            return released ? Effect.Kind.TAKES : storing;
        }
        if (fates.contains(Fate.RETURNED)) {
            return released ? Effect.Kind.TAKES : Effect.Kind.RETURNS;
        }
        if (fates.contains(Fate.WRAPPED_BY_RESULT)) {
            return released ? Effect.Kind.TAKES : Effect.Kind.WRAPPED_BY_RESULT;
        }
        if (fates.contains(Fate.HELD_BY_RESULT)) {
            return released ? Effect.Kind.TAKES : Effect.Kind.HELD_BY_RESULT;
        }
        if (!released) {
            return Effect.Kind.BORROWS;
        }
        return fates.contains(Fate.UNTOUCHED) || stored ? Effect.Kind.MAY_RELEASE : Effect.Kind.RELEASES;
    }

    /** The one result that all normal ends have on which nothing had happened to the value. */
    private static Condition owedWhen(Set<Outcome> outcomes, Effect.Kind storing) {
        Set<Condition> results = EnumSet.noneOf(Condition.class);
        for (Outcome outcome : outcomes) {
            boolean isOwed =
                    outcome.isLoss() || (outcome.fate() == Fate.STORED_IN_RECEIVER && storing == Effect.Kind.BORROWS);
            if (isOwed && !outcome.isOnException()) {
                results.add(outcome.when());
            }
        }
        return results.size() == 1 ? results.iterator().next() : Condition.ALWAYS;
    }
}
