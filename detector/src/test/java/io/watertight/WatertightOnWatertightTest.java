// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A leak detector passes its own rules, without a suppression. */
class WatertightOnWatertightTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static List<Path> classPath;
    private static AnalysisReport report;

    @BeforeAll
    static void analyze() {
        classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        report = Watertight.analyze(
                new AnalysisRequest(List.of(CLASSES), List.of(Path.of("src/main/java")), classPath, List.of()));
    }

    @Test
    void the_detector_leaks_nothing() {
        assertEquals(List.of(), report.findings());
    }

    @Test
    void nothing_is_waived() {
        assertEquals(0, report.suppressed());
    }

    @Test
    void everything_was_analysed() {
        assertTrue(classPath.stream().anyMatch(path -> path.toString().contains("asm-tree")), "no class path");
        assertEquals(List.of(), report.diagnostics());
        assertTrue(report.coverage().classes() > 150, report.coverage()::toString);
        assertTrue(report.coverage().tracked() > 50, report.coverage()::toString);
    }
}
