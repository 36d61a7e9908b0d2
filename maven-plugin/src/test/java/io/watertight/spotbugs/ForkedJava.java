// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java virtual machine of its own.
 *
 * @param home home folder of the JDK
 * @param classPath its class path, entries as {@code java -cp} takes them
 */
record ForkedJava(Path home, String classPath) {
    private static final int MINUTES = 5;

    /** One of the JDK that runs the tests. */
    static ForkedJava running() {
        return new ForkedJava(Path.of(System.getProperty("java.home")), "");
    }

    ForkedJava withClassPath(String other) {
        return new ForkedJava(home, other);
    }

    /** Runs it and returns what it printed, which is left in the log too; an exit code other than 0 is a failure. */
    String run(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while a JVM ran", e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }
}
