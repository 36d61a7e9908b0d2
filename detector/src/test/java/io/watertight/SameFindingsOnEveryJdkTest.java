// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watertight.fixtures.Fixture;
import io.watertight.fixtures.LibraryFolder;
import io.watertight.fixtures.compiler.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same class files give the same report, byte by byte, whichever JDK runs the analysis: the one that runs the tests
 * and the one that {@code WATERTIGHT_NEWEST_JDK} names.
 */
class SameFindingsOnEveryJdkTest {
    private static final String NEWEST_JDK = "WATERTIGHT_NEWEST_JDK";
    private static final Path FIXTURES = Path.of("../test-fixtures/src/main/resources/fixtures");

    @TempDir
    Path work;

    private Path newest = Path.of("");

    @BeforeEach
    void findAnotherJdk() throws IOException {
        String home = System.getenv(NEWEST_JDK);
        boolean isAnother = home != null && !Files.isSameFile(Path.of(home), Path.of(System.getProperty("java.home")));
        if (!isAnother) {
            System.err.println("SKIPPED: " + NEWEST_JDK + " names no other JDK, so nothing was compared");
        }
        assumeTrue(isAnother, NEWEST_JDK + " names no other JDK");
        newest = Path.of(home);
    }

    @Test
    void fixtures_compiled_for_17() throws Exception {
        List<String> report = reportOnBoth(fixtures(Compiler.javac(17)));
        assertTrue(count(report, "Finding[") > 100, () -> "hardly a finding: " + report);
    }

    @Test
    void fixtures_compiled_for_21_by_the_other_jdk() throws Exception {
        List<String> report = reportOnBoth(fixtures(Compiler.javac(newest, 21)));
        assertTrue(count(report, "Finding[") > 100, () -> "hardly a finding: " + report);
    }

    @Test
    void libraries() throws Exception {
        List<AnalysisRequest> jars = Stream.of(
                        "commons-io:commons-io:2.16.1",
                        "com.google.guava:guava:33.4.8-jre",
                        "org.apache.hadoop:hadoop-common:3.4.0")
                .map(LibraryFolder.ofBuild()::jar)
                .map(jar -> AnalysisRequest.of(List.of(jar)))
                .toList();
        List<String> report = reportOnBoth(jars);
        assertTrue(count(report, "Finding[") > 50, () -> "hardly a finding: " + report);
    }

    private List<AnalysisRequest> fixtures(Compiler compiler) throws IOException {
        List<AnalysisRequest> programs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Path classes = Files.createDirectories(work.resolve(compiler.name() + "/" + folder.getFileName()));
                List<Path> libraries = Fixture.folder(folder).libraries().stream()
                        .map(LibraryFolder.ofBuild()::jar)
                        .toList();
                assertEquals(
                        "",
                        compiler.compile(sources(folder), libraries, classes).strip());
                programs.add(new AnalysisRequest(List.of(classes), List.of(folder), libraries, List.of()));
            }
        }
        assertTrue(programs.size() > 15, () -> "only " + programs);
        return programs;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> reportOnBoth(List<AnalysisRequest> programs) throws IOException, InterruptedException {
        List<String> here = ReportText.of(programs);
        List<String> there = reportOf(newest, programs);
        assertEquals(String.join("\n", here), String.join("\n", there));
        return here;
    }

    private List<String> reportOf(Path jdk, List<AnalysisRequest> programs) throws IOException, InterruptedException {
        Path report = work.resolve("report.txt");
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReportText.class.getName(),
                report.toString()));
        command.addAll(ReportText.arguments(programs));
        Path log = work.resolve("log.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertEquals(0, exit, () -> read(log));
        return Files.readAllLines(report);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long count(List<String> report, String start) {
        return report.stream().filter(line -> line.startsWith(start)).count();
    }
}
