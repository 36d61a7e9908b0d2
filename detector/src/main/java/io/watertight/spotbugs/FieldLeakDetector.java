// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import io.watertight.rule.LeakPattern;

/** Reports what fields keep open. */
public final class FieldLeakDetector extends LeakDetector {
    public FieldLeakDetector(BugReporter reporter) {
        super(LeakPattern.Group.FIELDS, reporter);
    }
}
