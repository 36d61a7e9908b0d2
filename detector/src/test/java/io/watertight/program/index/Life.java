// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.util.function.IntPredicate;

/**
 * Since when and until when something is part of the JDK, as far as it matters between two releases.
 *
 * @param since the first release with it; 0 when the older of the two has it
 * @param until the first release without it; 0 when the newer of the two has it
 */
record Life(int since, int until) {
    private static final Life ALWAYS = new Life(0, 0);

    /** @param isThere whether a release from the older to the newer one has it; one of these two does */
    static Life of(int older, int newer, IntPredicate isThere) {
        boolean inOlder = isThere.test(older);
        boolean inNewer = isThere.test(newer);
        if (inOlder && inNewer) {
            return ALWAYS;
        }
        int release = inNewer ? newer : older;
        if (inNewer) {
            while (release - 1 > older && isThere.test(release - 1)) {
                release--;
            }
            return new Life(release, 0);
        }
        do {
            release++;
        } while (release < newer && isThere.test(release));
        return new Life(0, release);
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    boolean includes(int release) {
        return since <= release && !isOver(release);
    }

    boolean isOver(int release) {
        return until != 0 && release >= until;
    }

    /** The same without what goes without saying inside something of this life. */
    Life within(Life outer) {
        return new Life(since == outer.since ? 0 : since, until == outer.until ? 0 : until);
    }

    /** As the index writes it behind what it is about. */
    @Override
    public String toString() {
        return (since == 0 ? "" : "@" + since) + (until == 0 ? "" : "@-" + until);
    }
}
