// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A few classes with a leak for each of two detectors and for a nested class, and clean ones, compiled for several
 * releases of Java, each in a package of its own.
 *
 * @param folder holds {@code src} and {@code classes}
 */
record Shop(Path folder) {
    private static final String RATES = """
            package %s;

            import java.io.FileInputStream;
            import java.io.IOException;
            import java.util.HashMap;
            import java.util.Map;

            public class Rates {
                private static final Map<Object, String> QUOTES = new HashMap<>();

                public String quote(Object request) {
                    String quote = request.toString();
                    QUOTES.put(request, quote);
                    return quote;
                }

                public int first(String file) throws IOException {
                    FileInputStream in = new FileInputStream(file);
                    return in.read();
                }

                public void keep(Object request) {
                    Store.KEPT.put(request, "kept");
                }

                static final class Store {
                    static final Map<Object, String> KEPT = new HashMap<>();
                }
            }
            """;

    /** Without the class below, this one would leak. */
    private static final String CACHE = """
            package %s;

            import java.util.HashMap;
            import java.util.Map;

            public class Cache {
                static final Map<Object, String> PAGES = new HashMap<>();

                public String page(Object request) {
                    String page = request.toString();
                    PAGES.put(request, page);
                    return page;
                }
            }
            """;

    private static final String SWEEPER = """
            package %s;

            public class Sweeper {
                public void sweep() {
                    Cache.PAGES.clear();
                }
            }
            """;

    Path classes() {
        return folder.resolve("classes");
    }

    Path sources() {
        return folder.resolve("src");
    }

    /** The class file of one of the classes. */
    Path classFile(int release, String name) {
        return classes().resolve(packageOf(release)).resolve(name + ".class");
    }

    /** The shop as an input, with its sources. */
    AnalysisRequest request() {
        return new AnalysisRequest(List.of(classes()), List.of(sources()), List.of(), List.of());
    }

    /** What the facade finds, as SpotBugs should say it, sorted. */
    static List<SpotBugsBug> findings(AnalysisRequest request) {
        return Watertight.analyze(request).findings().stream()
                .map(SpotBugsBug::expected)
                .sorted()
                .toList();
    }

    /** What must be found in the classes of a release, as {@link SpotBugsBug#where}. */
    static List<String> leaks(int release) {
        String rates = packageOf(release) + ".Rates:";
        return List.of(
                rates + "13 WT_UNBOUNDED_STATIC_COLLECTION",
                rates + "18 WT_RESOURCE_NEVER_CLOSED",
                rates + "23 WT_UNBOUNDED_STATIC_COLLECTION");
    }

    /** Compiles the classes for this release with the newest JDK that is known. */
    Shop compiledFor(int release) throws IOException {
        return compiled(release, List.of(), Map.of("Rates", RATES, "Cache", CACHE, "Sweeper", SWEEPER));
    }

    /**
     * Compiles more classes.
     *
     * @param sources texts by the names of the classes, with {@code %s} for the package
     */
    Shop compiled(int release, List<Path> classPath, Map<String, String> sources) throws IOException {
        Path sourceFolder = Files.createDirectories(sources().resolve(packageOf(release)));
        List<String> command = new ArrayList<>(
                List.of(Host.newestJdk().resolve("bin/javac").toString(), "-g", "-nowarn", "-Xlint:-options"));
        command.addAll(List.of("--release", String.valueOf(release), "-cp", SpotBugsRun.joined(classPath)));
        command.addAll(List.of("-d", Files.createDirectories(classes()).toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = sourceFolder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue().formatted(packageOf(release)));
            command.add(file.toString());
        }
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = javac.inputReader()) {
            assertEquals("", String.join("\n", output.lines().toList()));
            assertEquals(0, javac.waitFor());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while javac ran", e);
        }
        return this;
    }

    static String packageOf(int release) {
        return "shop" + release;
    }
}
