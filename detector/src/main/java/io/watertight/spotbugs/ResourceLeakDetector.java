// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import io.watertight.rule.LeakPattern;

/** Reports what methods open and do not close. */
public final class ResourceLeakDetector extends LeakDetector {
    public ResourceLeakDetector(BugReporter reporter) {
        super(LeakPattern.Group.RESOURCES, reporter);
    }
}
