// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.leak.Obligation;
import java.util.Map;
import java.util.Optional;

/**
 * What a method does to the values its callers track.
 *
 * @param arguments effect on each summarised argument, by its position in the call's argument list
 * @param kept effect on what lies in the fields of the receiver when the method is called, by the way there
 * @param fresh the result as a resource the caller owns; empty when it is none
 * @param isResultHarmless whether nothing is owed for any result: it is null, holds nothing, or there is none
 * @param receiver how it is known that the receiver owes a release after this constructor; empty when it does not
 */
record MethodSummary(
        Map<Integer, Effect> arguments,
        Map<Route, Effect> kept,
        Optional<FreshResult> fresh,
        boolean isResultHarmless,
        Optional<Obligation.Root> receiver) {

    MethodSummary {
        arguments = Map.copyOf(arguments);
        kept = Map.copyOf(kept);
    }
}
