// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * One module of a build, as far as an analysis needs it.
 *
 * @param name artifact id
 * @param packaging packaging of the module
 * @param classes folder of its compiled classes, which may be missing
 * @param hasClasses whether there is a class file in it
 * @param sources the source folders that hold a Java file
 * @param classPath what its classes refer to
 */
record Module(
        String name, String packaging, Path classes, boolean hasClasses, List<Path> sources, List<Path> classPath) {

    static Module of(MavenProject project) throws MojoExecutionException {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        List<Path> sources = new ArrayList<>();
        for (String root : project.getCompileSourceRoots()) {
            Path folder = Path.of(root);
            if (holds(folder, ".java")) {
                sources.add(folder);
            }
        }
        return new Module(
                project.getArtifactId(),
                project.getPackaging(),
                classes,
                holds(classes, ".class"),
                sources,
                classPath(project));
    }

    /** What to analyse: the classes, and the source folders for files in them that have no class. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(classes));
        inputs.addAll(sources);
        return inputs;
    }

    /** Why this module is not analysed and what to do if it should be; empty when there is something to analyse. */
    Optional<String> nothingToCheck() {
        if (hasClasses) {
            return Optional.empty();
        }
        String why = "Watertight: nothing to check in " + name + ": ";
        if (wasExpectedToHaveClasses()) {
            return Optional.of(why + "it has sources, but no class files in " + classes
                    + "; run the goal after compile, as in mvn verify, or watertight:scan over the sources.");
        }
        if (packaging.equals("pom")) {
            return Optional.of(
                    why + "a module with packaging pom has no classes; its modules are checked on their own.");
        }
        return Optional.of(why + "it has neither sources nor class files in " + classes
                + "; to scan something else, run watertight:scan with -Dwatertight.inputs.");
    }

    /** Whether having no classes looks like a mistake in the order of goals. */
    boolean wasExpectedToHaveClasses() {
        return !hasClasses && !sources.isEmpty();
    }

    private static List<Path> classPath(MavenProject project) {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }

    private static boolean holds(Path folder, String ending) throws MojoExecutionException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder.toRealPath())) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(ending));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The folder " + folder + " cannot be read (" + e + "); make it readable for this user.", e);
        }
    }
}
