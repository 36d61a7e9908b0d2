// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import java.util.List;

/**
 * A value that is lost while something is still owed for it.
 *
 * @param obligation what is owed
 * @param exit the kind of path on which it is lost
 * @param likelihood cost of the cheapest such path: 0 for the normal one, more for less likely ones
 * @param releasedElsewhere whether another path discharges it
 * @param assumptions calls on the path that were read without seeing them, each as {@code Type.method}
 * @param path the cheapest path
 */
public record Outstanding(
        Obligation obligation,
        Exit exit,
        int likelihood,
        boolean releasedElsewhere,
        List<String> assumptions,
        List<Step> path)
        implements Violation {

    /** The kind of path on which a value is lost. */
    public enum Exit {
        /** No exception is thrown after the acquisition. */
        NORMAL,
        /** An exception is thrown after the acquisition, whether it leaves the method or not. */
        EXCEPTIONAL
    }

    public Outstanding {
        assumptions = List.copyOf(assumptions);
        path = List.copyOf(path);
    }

    @Override
    public Site site() {
        return obligation.acquired();
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.outstanding(this);
    }
}
