// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.classfile.IAnalysisCache;
import edu.umd.cs.findbugs.classfile.IAnalysisEngineRegistrar;

/** Tells SpotBugs, at the start of each run, how a {@link WholeProgram} is made. */
public final class WholeProgramRegistrar implements IAnalysisEngineRegistrar {
    @Override
    public void registerAnalysisEngines(IAnalysisCache cache) {
        new WholeProgram.Factory().registerWith(cache);
    }
}
