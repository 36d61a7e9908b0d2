// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.leak.Obligation;
import java.util.List;

/**
 * The result of a method as a resource that its caller owns.
 *
 * @param root how it is known that it holds something
 * @param parents positions of the arguments through which it was acquired and whose release releases it too
 */
record FreshResult(Obligation.Root root, List<Integer> parents) {
    FreshResult {
        parents = List.copyOf(parents);
    }

    /** What holds of either result: only a common parent is one. */
    FreshResult join(FreshResult other) {
        Obligation.Root weaker = root == Obligation.Root.UNKNOWN ? root : other.root;
        return new FreshResult(
                weaker, parents.stream().filter(other.parents::contains).toList());
    }
}
