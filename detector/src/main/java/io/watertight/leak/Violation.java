// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import java.util.List;

/** An obligation that can reach its deadline undischarged. */
public sealed interface Violation permits Outstanding, FieldLeak, UnboundedGrowth, Retained, NotHeld {

    /** Where it is reported. */
    Site site();

    /** The path of the leak, first step first. */
    List<Step> path();

    <R> R accept(Cases<R> cases);

    /** One answer per kind of violation. */
    interface Cases<R> {
        R outstanding(Outstanding violation);

        R fieldLeak(FieldLeak violation);

        R unboundedGrowth(UnboundedGrowth violation);

        R retained(Retained violation);

        R notHeld(NotHeld violation);
    }
}
