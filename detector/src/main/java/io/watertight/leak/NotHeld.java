// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import java.util.List;

/**
 * A lock that is given back by a method that does not hold it then.
 *
 * @param type internal name of its type
 * @param lock how the source names it
 * @param releaser the call that gives it back, as a reader writes it
 * @param likelihood cost of the cheapest path to there: 0 for a normal one
 * @param isCertain whether the method itself must have taken it before, so that no caller can hold it in its place
 * @param path what happens to the lock from the method's entry on; the last step is the call
 */
public record NotHeld(String type, String lock, String releaser, int likelihood, boolean isCertain, List<Step> path)
        implements Violation {
    public NotHeld {
        path = List.copyOf(path);
    }

    @Override
    public Site site() {
        return path.get(path.size() - 1).site();
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.notHeld(this);
    }
}
