// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisReport.Coverage;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.report.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private final AnalysisRequest request = new AnalysisRequest(
            List.of(Path.of("b.jar"), Path.of("a.jar")),
            List.of(Path.of("src")),
            List.of(Path.of("lib.jar")),
            List.of(Path.of("own.txt")));

    @Test
    void eachInputIsARequestOfItsOwnWithAllTheRest() {
        List<AnalysisRequest> seen = new ArrayList<>();
        Isolation.analyze(request, one -> {
            seen.add(one);
            return new AnalysisReport(List.of(), 0, List.of(), new Coverage(0, 0, 0));
        });
        assertEquals(
                List.of(
                        new AnalysisRequest(
                                List.of(Path.of("b.jar")), request.sources(), request.classPath(), request.knowledge()),
                        new AnalysisRequest(
                                List.of(Path.of("a.jar")),
                                request.sources(),
                                request.classPath(),
                                request.knowledge())),
                seen);
    }

    @Test
    void theAnswersAreAddedUpAndSorted() {
        Diagnostic common = Diagnostic.warning("lib.jar", "is no jar", "build it again");
        AnalysisReport merged = Isolation.analyze(
                request,
                one -> new AnalysisReport(
                        List.of(one.inputs().get(0).endsWith("a.jar") ? Samples.stream() : Samples.map()),
                        1,
                        List.of(common, Diagnostic.warning(one.inputs().get(0).toString(), "p", "r")),
                        new Coverage(1, 2, 3)));
        assertEquals(List.of(Samples.stream(), Samples.map()), merged.findings());
        assertEquals(2, merged.suppressed());
        assertEquals(
                List.of(Diagnostic.warning("a.jar", "p", "r"), Diagnostic.warning("b.jar", "p", "r"), common),
                merged.diagnostics());
        assertEquals(new Coverage(2, 4, 6), merged.coverage());
    }
}
