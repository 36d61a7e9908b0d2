// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.leak.Obligation;
import io.watertight.obligation.state.Role;
import java.util.List;

/**
 * The result of a method as a resource that its caller owns.
 *
 * @param root how it is known that it holds something
 * @param parents positions of the arguments through which it was acquired and whose release releases it too
 * @param role what the result is to the resource: the resource itself or its wrapper, or something that holds it
 * @param type internal name of the resource's type
 */
public record FreshResult(Obligation.Root root, List<Integer> parents, Role role, String type) {
    public FreshResult {
        parents = List.copyOf(parents);
    }

    /** What holds of either result: only a common parent is one. */
    public FreshResult join(FreshResult other) {
        Obligation.Root weaker = root.compareTo(other.root) >= 0 ? root : other.root;
        Role looser = role.compareTo(other.role) >= 0 ? role : other.role;
        return new FreshResult(
                weaker, parents.stream().filter(other.parents::contains).toList(), looser, type);
    }
}
