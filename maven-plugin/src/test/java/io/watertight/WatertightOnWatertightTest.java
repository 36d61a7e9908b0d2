// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.report.ReportModel;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin passes its own check. A build cannot use the plugin that it builds, so this asks the facade. */
class WatertightOnWatertightTest {

    @Test
    void thePluginHasNoFinding() throws URISyntaxException {
        AnalysisReport report = Watertight.analyze(new AnalysisRequest(
                List.of(classes()), List.of(Path.of("src/main/java").toAbsolutePath()), classPath(), List.of()));

        assertEquals(List.of(), report.findings());
        assertEquals(0, report.suppressed());
        assertEquals(List.of(), report.diagnostics());
        assertTrue(report.coverage().tracked() > 0, "nothing was followed");
    }

    /** Where a class of this module comes from. */
    private static Path classes() throws URISyntaxException {
        return Path.of(ReportModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<Path> classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
    }
}
