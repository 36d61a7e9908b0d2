// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.option.BadOptionException;
import io.watertight.option.FailOn;
import io.watertight.option.OptionNames;
import io.watertight.option.PathList;
import io.watertight.option.Switch;
import io.watertight.report.ConsoleReport;
import io.watertight.report.ReportModel;
import io.watertight.report.SarifReport;
import io.watertight.report.WhyReport;
import io.watertight.rule.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share: from options to a request, from its answer to reports and a verdict. */
abstract class WatertightMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Does nothing when {@code true}. */
    @Parameter(property = "watertight.skip", defaultValue = "false")
    private String skip;

    /**
     * Knowledge files that say what your own libraries open, close, take and keep, separated by commas, or {@code @file}
     * with one per line. Relative paths are relative to the folder Maven was started in.
     */
    @Parameter(property = "watertight.knowledge")
    private @Nullable String knowledge;

    /**
     * A class, a method or a field, as {@code Class}, {@code Class#method} or {@code Class#field}: prints of everything that
     * is acquired or grows there whether it is reported, and if not, why.
     */
    @Parameter(property = "watertight.why")
    private @Nullable String why;

    /** From which confidence up a finding fails the build, as the user wrote it; each goal has its own default. */
    abstract String failOn();

    /** What to analyse, or nothing after having said why. */
    abstract Optional<AnalysisRequest> request() throws BadOptionException, MojoExecutionException;

    /** Analyses what was asked for. */
    abstract AnalysisReport analyze(AnalysisRequest request) throws BadOptionException;

    /** Where the reports go. */
    abstract Path outputFolder() throws BadOptionException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            checkOptionNames();
            FailOn failOn = FailOn.parse("watertight.failOn", failOn());
            if (Switch.isOn("watertight.skip", skip)) {
                getLog().info("Watertight: skipped (watertight.skip).");
                return;
            }
            Optional<AnalysisRequest> request = request();
            if (request.isPresent()) {
                run(request.get(), failOn);
            }
        } catch (BadOptionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void run(AnalysisRequest request, FailOn failOn)
            throws BadOptionException, MojoExecutionException, MojoFailureException {
        long start = System.nanoTime();
        AnalysisReport report = analyze(request);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        ReportModel model = ReportModel.of(report, Rules.descriptions(), startFolder(), execution.getVersion());
        print(model, failOn, time, write(model));
        Verdict verdict = new Verdict(model, failOn);
        Optional<String> unusable = verdict.unusable();
        if (unusable.isPresent()) {
            throw new MojoExecutionException(unusable.get());
        }
        Optional<String> failure = verdict.failure();
        if (failure.isPresent()) {
            throw new MojoFailureException(failure.get());
        }
    }

    private Path write(ReportModel model) throws BadOptionException, MojoExecutionException {
        Path folder = outputFolder();
        try {
            return new SarifReport(model).writeTo(folder);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The report cannot be written to " + folder + " (" + e
                            + "); name a folder that can be written with -Dwatertight.outputDirectory.",
                    e);
        }
    }

    private void print(ReportModel model, FailOn failOn, Duration time, Path sarif) {
        ConsoleReport console = new ConsoleReport(model);
        for (Finding finding : model.findings()) {
            boolean fails = failOn.counts(finding.confidence());
            if (finding.confidence() == Confidence.LOW && !fails) {
                getLog().info(console.headline(finding) + " (low confidence; its path is in the report)");
            } else {
                console.lines(finding).forEach(fails ? error() : warn());
            }
        }
        for (Diagnostic diagnostic : model.diagnostics()) {
            (diagnostic.severity() == Severity.ERROR ? error() : warn()).accept(model.line(diagnostic));
        }
        if (why != null && !why.isBlank()) {
            new WhyReport(model, why.strip()).lines().forEach(getLog()::info);
        }
        console.summary(time, sarif).forEach(getLog()::info);
    }

    private Consumer<String> error() {
        return getLog()::error;
    }

    private Consumer<String> warn() {
        return getLog()::warn;
    }

    private void checkOptionNames() throws BadOptionException {
        OptionNames names = Goals.optionNames(execution.getMojoDescriptor());
        Set<String> given = session.getUserProperties().stringPropertyNames();
        names.check(given);
        names.withoutEffect(given)
                .forEach(name -> getLog().warn("-D" + name + " changes nothing for goal " + names.goal()
                        + "; leave it out, or run the goal that knows it."));
    }

    /** The user's own knowledge files. */
    final List<Path> knowledge() throws BadOptionException {
        return PathList.ofCommas("watertight.knowledge", startFolder()).parse(orEmpty(knowledge));
    }

    final MavenSession session() {
        return session;
    }

    /** The folder Maven was started in, which {@code -f} does not change. */
    final Path startFolder() {
        String folder = session.getSystemProperties().getProperty("user.dir", session.getExecutionRootDirectory());
        return Path.of(folder).toAbsolutePath().normalize();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
