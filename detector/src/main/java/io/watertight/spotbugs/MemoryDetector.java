// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector;
import edu.umd.cs.findbugs.ba.ClassContext;
import io.watertight.rule.LeakPattern;

/** Reports the findings of the rules about memory to SpotBugs. */
public final class MemoryDetector implements Detector {
    private final GroupReport findings;

    public MemoryDetector(BugReporter reporter) {
        this.findings = new GroupReport(LeakPattern.Group.MEMORY, this, reporter);
    }

    @Override
    public void visitClassContext(ClassContext visited) {
        findings.include(visited.getClassDescriptor());
    }

    @Override
    public void report() {
        findings.report();
    }
}
