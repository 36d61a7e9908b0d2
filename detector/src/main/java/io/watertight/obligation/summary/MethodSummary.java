// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.knowledge.Condition;
import io.watertight.leak.Obligation;
import io.watertight.obligation.state.Route;
import io.watertight.program.FieldRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a method does to the values its callers track.
 *
 * @param arguments effect on each summarised argument, by its position in the call's argument list
 * @param kept effect on what lies in the fields of the receiver when the method is called, by the way there
 * @param stored the fields of the receiver in which each argument is stored, of which nothing else becomes
 * @param fresh the result as a resource the caller owns; empty when it is none
 * @param isResultHarmless whether nothing is owed for any result: it is null, holds nothing, or there is none
 * @param receiver how it is known that the receiver owes a release after this constructor; empty when it does not
 * @param held what callers must give back after it: locks and the like that it takes for them
 */
public record MethodSummary(
        Map<Integer, Effect> arguments,
        Map<Route, Effect> kept,
        Map<Integer, Set<FieldRef>> stored,
        Optional<FreshResult> fresh,
        boolean isResultHarmless,
        Optional<Obligation.Root> receiver,
        Set<Held> held) {

    /**
     * A lock or the like that the method has taken, and not given back, when it returns so.
     *
     * @param position position of the argument it is, or lies behind
     * @param route the way there from the argument; {@link Route#NONE} if it is the argument
     * @param when the result with which that is so
     */
    public record Held(int position, Route route, Condition when) {}

    public MethodSummary {
        arguments = Map.copyOf(arguments);
        kept = Map.copyOf(kept);
        stored = Map.copyOf(stored);
        held = Set.copyOf(held);
    }
}
