// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A release of SpotBugs on a release of Java.
 *
 * @param spotBugs release of SpotBugs
 * @param java feature release of the JDK that runs it
 * @param newest the newest class files it reads, as a feature release
 */
record Host(String spotBugs, int java, int newest) {

    /** The folder with the jars of a release of SpotBugs that the build has unpacked. */
    static Path libraries(String spotBugs) {
        return Path.of(System.getProperty("watertight.spotbugs.folder"), "spotbugs-" + spotBugs, "lib");
    }

    Path libraries() {
        return libraries(spotBugs);
    }

    /** A JVM for it; without the JDK the test is skipped, and that is said loudly. */
    ForkedJava fork() {
        return new ForkedJava(jdk(java).orElseGet(() -> skip(this + ": no JDK " + java)), "");
    }

    /** The home folder of a JDK of this feature release: the one that runs the tests or the one they were told of. */
    static Optional<Path> jdk(int release) {
        return homes().filter(home -> releaseOf(home) == release).findFirst();
    }

    /** The newest JDK that is known. */
    static Path newestJdk() {
        return homes().max((a, b) -> Integer.compare(releaseOf(a), releaseOf(b)))
                .orElseThrow();
    }

    /** Feature release of the JDK; 0 when the folder is none. */
    static int releaseOf(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Stream<Path> homes() {
        return Stream.of(System.getProperty("java.home"), System.getenv("WATERTIGHT_NEWEST_JDK"))
                .filter(home -> home != null && !home.isEmpty())
                .map(Path::of);
    }

    private static Path skip(String why) {
        System.err.println("SKIPPED: " + why + " was found; WATERTIGHT_NEWEST_JDK names a second one");
        return abort(why);
    }

    @Override
    public String toString() {
        return "SpotBugs " + spotBugs + " on Java " + java;
    }
}
