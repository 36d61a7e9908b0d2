// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.knowledge.Condition;
import io.watertight.leak.Obligation;
import java.util.List;

/**
 * An acquisition in a method.
 *
 * @param index the acquiring call
 * @param variable the variable that is the value after it
 * @param role what that variable is to the value
 * @param parents variables whose release releases the value too
 * @param type its type
 * @param root how it is known that it holds something
 * @param when what the call must have returned
 * @param isChild whether it was acquired through something closeable that belongs to someone else
 */
public record Seed(
        int index,
        int variable,
        Role role,
        List<Integer> parents,
        Tracked type,
        Obligation.Root root,
        Condition when,
        boolean isChild) {
    public Seed {
        parents = List.copyOf(parents);
    }

    /** The same acquisition, which takes place only when the call returns this. */
    public Seed onlyWhen(Condition result) {
        return new Seed(index, variable, role, parents, type, root, result, isChild);
    }

    /** The same acquisition, of which it is known so that it holds something. */
    public Seed known(Obligation.Root known) {
        return new Seed(index, variable, role, parents, type, known, when, isChild);
    }
}
