// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.fixtures.Fixture;
import io.watertight.report.ReportModel;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin and the fixtures module pass our own check. A build cannot use the plugin that it builds, so this asks the facade. */
class WatertightOnWatertightTest {

    @Test
    void thePluginHasNoFinding() throws URISyntaxException {
        assertHasNoFinding(ReportModel.class, Path.of("src/main/java"));
    }

    @Test
    void theFixturesModuleHasNoFinding() throws URISyntaxException {
        assertHasNoFinding(Fixture.class, Path.of("../test-fixtures/src/main/java"));
    }

    private static void assertHasNoFinding(Class<?> member, Path sources) throws URISyntaxException {
        AnalysisReport report = Watertight.analyze(new AnalysisRequest(
                List.of(origin(member)), List.of(sources.toAbsolutePath().normalize()), classPath(), List.of()));

        assertEquals(List.of(), report.findings());
        assertEquals(0, report.suppressed());
        assertEquals(List.of(), report.diagnostics());
        assertTrue(report.coverage().tracked() > 0, "nothing was followed");
    }

    /** The folder or jar of the module that a class belongs to. */
    private static Path origin(Class<?> member) throws URISyntaxException {
        return Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Path> classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
    }
}
