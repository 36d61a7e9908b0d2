// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.AnalysisRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run of SpotBugs from the command line, in a JVM of its own that holds nothing else.
 *
 * @param libraries folder with the jars of SpotBugs
 * @param plugins the packaged detector, and plugins of others
 * @param properties system properties, as {@code -Dname=value}
 */
public record SpotBugsRun(Path libraries, List<Path> plugins, List<String> properties) {
    /** Leaves out the detectors of SpotBugs, which take most of the time. */
    static final String[] ONLY_OURS = {
        "-visitors",
        "ResourceLeakDetector,FieldLeakDetector,ConcurrencyLeakDetector,RegistrationLeakDetector,MemoryLeakDetector"
    };

    /** A run with the packaged detector as its only plugin. */
    public SpotBugsRun(Path libraries, Path plugin) {
        this(libraries, List.of(plugin), List.of());
    }

    /** The run with the newest SpotBugs that the build has prepared. */
    static SpotBugsRun prepared() {
        return new SpotBugsRun(
                Host.libraries(System.getProperty("watertight.spotbugs.newest")),
                Path.of(System.getProperty("watertight.detector.jar")));
    }

    /** What SpotBugs reports of ours, sorted. */
    List<SpotBugsBug> bugs(AnalysisRequest request, Path folder, String... options) throws IOException {
        return report(request, folder, options).ours();
    }

    /** Runs SpotBugs; its report and its log are left in the folder. */
    SpotBugsReport report(AnalysisRequest request, Path folder, String... options) throws IOException {
        Path xml = folder.resolve("spotbugs.xml");
        ForkedJava.running()
                .withClassPath(libraries.resolve("*").toString())
                .run(folder.resolve("spotbugs.log"), arguments(request, xml, options));
        return SpotBugsReport.read(xml);
    }

    private List<String> arguments(AnalysisRequest request, Path xml, String... options) {
        List<String> arguments = new ArrayList<>(properties);
        arguments.addAll(List.of(
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                joined(plugins),
                "-low",
                "-xml:withMessages",
                "-output",
                xml.toString()));
        if (!request.classPath().isEmpty()) {
            arguments.addAll(List.of("-auxclasspath", joined(request.classPath())));
        }
        if (!request.sources().isEmpty()) {
            arguments.addAll(List.of("-sourcepath", joined(request.sources())));
        }
        arguments.addAll(List.of(options));
        request.inputs().forEach(input -> arguments.add(input.toString()));
        return arguments;
    }

    /** Paths as on a class path. */
    static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
