// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.option.BadOptionException;
import io.watertight.option.PathList;
import io.watertight.option.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Looks for leaks in jars, class folders and source folders; needs no project. */
@Mojo(name = "scan", requiresProject = false, aggregator = true, threadSafe = true)
public final class ScanMojo extends WatertightMojo {

    /**
     * What to analyse: jars, class folders, source folders, Java files and source jars, separated by commas, or
     * {@code @file} with one per line, where blank lines and lines that start with {@code #} are left out. Source is
     * analysed as it stands, unless one of the classes was compiled from it. Relative paths, here and in every other option
     * of this goal, are relative to the folder Maven was started in.
     */
    @Parameter(property = "watertight.inputs")
    private @Nullable String inputs;

    /**
     * Jars and class folders that the inputs refer to, separated by commas or as on a Java class path, or {@code @file}
     * with one per line. They are looked into, not reported on.
     */
    @Parameter(property = "watertight.classpath")
    private @Nullable String classpath;

    /**
     * Source folders and source jars in which findings are shown, separated by commas, or {@code @file} with one per
     * line.
     */
    @Parameter(property = "watertight.sources")
    private @Nullable String sources;

    /**
     * Whether each input is a program of its own, analysed one after the other: for two versions of one library in one
     * run. Source folders, Java files and source jars among the inputs show the findings of all others.
     */
    @Parameter(property = "watertight.isolate", defaultValue = "false")
    private String isolate;

    /** From which confidence up a finding fails the build: {@code high}, {@code medium}, {@code low} or {@code never}. */
    @Parameter(property = "watertight.failOn", defaultValue = "never")
    private String failOn;

    /** The folder {@code watertight.sarif} is written to. */
    @Parameter(property = "watertight.outputDirectory", defaultValue = "watertight-report")
    private String outputDirectory;

    @Override
    String failOn() {
        return failOn;
    }

    @Override
    Optional<AnalysisRequest> request() throws BadOptionException {
        List<Path> programs =
                PathList.ofCommas("watertight.inputs", startFolder()).parse(orEmpty(inputs));
        if (programs.isEmpty()) {
            throw new BadOptionException("There is nothing to scan; name jars, class folders or source folders with"
                    + " -Dwatertight.inputs=a.jar,classes or a file that lists them with -Dwatertight.inputs=@file.");
        }
        return Optional.of(new AnalysisRequest(
                programs,
                PathList.ofCommas("watertight.sources", startFolder()).parse(orEmpty(sources)),
                PathList.ofClassPath("watertight.classpath", startFolder()).parse(orEmpty(classpath)),
                knowledge()));
    }

    @Override
    AnalysisReport analyze(AnalysisRequest request) throws BadOptionException {
        return Switch.isOn("watertight.isolate", isolate)
                ? Isolation.analyze(request, Watertight::analyze)
                : Watertight.analyze(request);
    }

    @Override
    Path outputFolder() {
        return startFolder().resolve(outputDirectory).normalize();
    }
}
