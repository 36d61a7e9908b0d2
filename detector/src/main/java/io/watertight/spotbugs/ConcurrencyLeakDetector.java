// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import io.watertight.rule.LeakPattern;

/** Reports locks, permits, executors and thread-bound values that are not given back. */
public final class ConcurrencyLeakDetector extends LeakDetector {
    public ConcurrencyLeakDetector(BugReporter reporter) {
        super(LeakPattern.Group.CONCURRENCY, reporter);
    }
}
