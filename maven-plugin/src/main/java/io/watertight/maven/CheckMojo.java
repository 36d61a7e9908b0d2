// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.option.BadOptionException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/** Fails the build when the compiled classes of this module leak. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CheckMojo extends WatertightMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** From which confidence up a finding fails the build: {@code high}, {@code medium}, {@code low} or {@code never}. */
    @Parameter(property = "watertight.failOn", defaultValue = "medium")
    private String failOn;

    /**
     * The folder {@code watertight.sarif} is written to; a relative path is relative to the module. In a build of many
     * modules, a folder outside the module gets a folder per module, named like its artifact.
     */
    @Parameter(property = "watertight.outputDirectory", defaultValue = "${project.build.directory}/watertight")
    private File outputDirectory;

    @Override
    String failOn() {
        return failOn;
    }

    @Override
    Optional<AnalysisRequest> request() throws BadOptionException, MojoExecutionException {
        Module module = Module.of(project);
        Optional<String> nothing = module.nothingToCheck();
        if (nothing.isPresent()) {
            if (module.wasExpectedToHaveClasses()) {
                getLog().warn(nothing.get());
            } else {
                getLog().info(nothing.get());
            }
            return Optional.empty();
        }
        return Optional.of(new AnalysisRequest(module.inputs(), List.of(), module.classPath(), knowledge()));
    }

    @Override
    AnalysisReport analyze(AnalysisRequest request) {
        return Watertight.analyze(request);
    }

    @Override
    Path outputFolder() {
        return outputFolder(
                outputDirectory.toPath(),
                project.getBasedir().toPath(),
                project.getArtifactId(),
                session().getProjects().size());
    }

    /** A folder that several modules write to has a folder for each of them, so that no report replaces another. */
    static Path outputFolder(Path configured, Path module, String artifactId, int modules) {
        boolean isOwn = configured.normalize().startsWith(module.normalize());
        return isOwn || modules < 2 ? configured : configured.resolve(artifactId);
    }
}
