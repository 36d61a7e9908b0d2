// SPDX-License-Identifier: Apache-2.0
package io.watertight.engine;

import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;

/** A detector that does nothing: what SpotBugs takes by itself, for {@code .ci/spotbugs-overhead}. */
public final class IdleDetector implements Detector2 {
    public IdleDetector(BugReporter reporter) {}

    @Override
    public void visitClass(ClassDescriptor type) {}

    @Override
    public void finishPass() {}

    @Override
    public String getDetectorClassName() {
        return getClass().getName();
    }
}
