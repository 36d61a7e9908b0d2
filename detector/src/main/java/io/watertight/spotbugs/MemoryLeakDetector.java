// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import io.watertight.rule.LeakPattern;

/** Reports what only grows. */
public final class MemoryLeakDetector extends LeakDetector {
    public MemoryLeakDetector(BugReporter reporter) {
        super(LeakPattern.Group.MEMORY, reporter);
    }
}
