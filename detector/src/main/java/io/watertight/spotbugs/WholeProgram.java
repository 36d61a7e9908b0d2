// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.IAnalysisCache;
import edu.umd.cs.findbugs.classfile.IDatabaseFactory;
import edu.umd.cs.findbugs.classfile.IErrorLogger;
import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The findings in everything that one run of SpotBugs analyses.
 *
 * <p>A database of SpotBugs' analysis cache: made when the first detector asks for it, shared by the others, and gone
 * with the run.
 */
record WholeProgram(List<Finding> findings) {

    static WholeProgram analyze(Project project, IErrorLogger log) {
        AnalysisRequest request = new AnalysisRequest(
                paths(project.getFileList()),
                existing(paths(project.getSourceDirList())),
                paths(project.getAuxClasspathEntryList()),
                List.of());
        AnalysisReport report = Watertight.analyze(request);
        report.diagnostics().forEach(diagnostic -> log(diagnostic, log));
        return new WholeProgram(report.findings());
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).distinct().toList();
    }

    /** Build tools name source folders by convention, whether they are there or not. */
    private static List<Path> existing(List<Path> paths) {
        return paths.stream().filter(Files::exists).toList();
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
            Project project =
                    AnalysisContext.currentAnalysisContext().getSourceFinder().getProject();
            return analyze(project, Global.getAnalysisCache().getErrorLogger());
        }

        @Override
        public void registerWith(IAnalysisCache cache) {
            cache.registerDatabaseFactory(WholeProgram.class, this);
        }
    }
}
