// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import io.watertight.rule.LeakPattern;

/** Reports registrations that are never taken back. */
public final class RegistrationLeakDetector extends LeakDetector {
    public RegistrationLeakDetector(BugReporter reporter) {
        super(LeakPattern.Group.REGISTRATIONS, reporter);
    }
}
