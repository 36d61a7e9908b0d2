// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import java.util.Set;

/** Turns the fates of a parameter into what a call does to an argument. */
final class FateSummary {
    private FateSummary() {}

    /**
     * The effect on the caller's value. Fates of different paths are joined by union, in which "someone else answers
     * for it" absorbs.
     *
     * @param fates every fate the parameter met
     * @param inConstructor whether the method is a constructor
     * @param ownerCloseable whether the method's class is closeable
     */
    static Effect of(Set<Fate> fates, boolean inConstructor, boolean ownerCloseable) {
        boolean leaksOnException = fates.contains(Fate.UNTOUCHED_ON_EXCEPTION);
        return new Effect(kind(fates, inConstructor, ownerCloseable), false, leaksOnException);
    }

    private static Effect.Kind kind(Set<Fate> fates, boolean inConstructor, boolean ownerCloseable) {
        if (fates.isEmpty()) {
            return Effect.Kind.NEVER_RETURNS;
        }
        boolean released = fates.contains(Fate.RELEASED);
        if (fates.contains(Fate.TAKEN)) {
            return Effect.Kind.TAKES;
        }
        if (fates.contains(Fate.STORED_IN_RECEIVER)) {
            return inConstructor && ownerCloseable && !released ? Effect.Kind.WRAPPED_BY_RECEIVER : Effect.Kind.TAKES;
        }
        if (fates.contains(Fate.RETURNED)) {
            return released ? Effect.Kind.TAKES : Effect.Kind.RETURNS;
        }
        if (fates.contains(Fate.WRAPPED_BY_RESULT)) {
            return released ? Effect.Kind.TAKES : Effect.Kind.WRAPPED_BY_RESULT;
        }
        if (!released) {
            return Effect.Kind.BORROWS;
        }
        return fates.contains(Fate.UNTOUCHED) ? Effect.Kind.MAY_RELEASE : Effect.Kind.RELEASES;
    }
}
