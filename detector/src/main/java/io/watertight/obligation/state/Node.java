// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import org.jspecify.annotations.Nullable;

/**
 * A world that has reached an instruction, with the way it came: the nodes of the exploded graph.
 *
 * @param index the instruction that runs next
 * @param world the world before it
 * @param cost cost of the cheapest way here from the acquisition
 * @param order how many nodes were made before; decides between ways of equal cost
 * @param cause what made the last step
 * @param previous the node before; null at the seed
 */
public record Node(
        int index,
        World world,
        int cost,
        int order,
        Move.Cause cause,
        @Nullable Node previous) {

    /** Whether the last step lost the value: the node before still named it. */
    public boolean justLost() {
        return world.isLost() && previous != null && !previous.world.isLost();
    }
}
