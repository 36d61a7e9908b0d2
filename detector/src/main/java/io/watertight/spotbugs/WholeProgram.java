// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.IAnalysisCache;
import edu.umd.cs.findbugs.classfile.IDatabaseFactory;
import edu.umd.cs.findbugs.classfile.IErrorLogger;
import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The findings in the program that one run of SpotBugs looks at.
 *
 * <p>A database of SpotBugs' analysis cache: made when the first detector asks for it, shared by the others, and gone
 * with the run.
 */
record WholeProgram(List<Finding> findings) {

    /**
     * Analyses the request. SpotBugs would end its run on an exception of ours; so it becomes an error of the run, and
     * the findings of other detectors are reported.
     *
     * @param engine the analysis
     * @param annotated whether SpotBugs itself sees an annotation that suppresses the finding: then it is told, or it
     *     would call the annotation useless
     */
    static WholeProgram analyze(
            AnalysisRequest request,
            Function<AnalysisRequest, AnalysisReport> engine,
            Predicate<Finding> annotated,
            IErrorLogger log) {
        try {
            AnalysisReport report = engine.apply(request);
            report.diagnostics().forEach(diagnostic -> log(diagnostic, log));
            return new WholeProgram(Stream.concat(
                            report.findings().stream(), report.waived().stream().filter(annotated))
                    .sorted()
                    .toList());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            log.logError("Watertight failed, and reports nothing in this run", e);
            return new WholeProgram(List.of());
        }
    }

    /** An error of ours is one of the run; a warning must not turn the exit code of a build. */
    private static void log(Diagnostic diagnostic, IErrorLogger log) {
        switch (diagnostic.severity()) {
            case ERROR -> log.logError("Watertight: " + diagnostic);
            case WARNING -> System.getLogger("io.watertight").log(System.Logger.Level.WARNING, diagnostic::toString);
        }
    }

    /** Analyses the current project of SpotBugs. */
    static final class Factory implements IDatabaseFactory<WholeProgram> {
        @Override
        public WholeProgram createDatabase() {
            IAnalysisCache cache = Global.getAnalysisCache();
            return analyze(
                    RunRequest.current(), Watertight::analyze, HostSuppression::suppresses, cache.getErrorLogger());
        }

        @Override
        public void registerWith(IAnalysisCache cache) {
            cache.registerDatabaseFactory(WholeProgram.class, this);
        }
    }
}
