// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisReport.Coverage;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            return new AnalysisReport(List.of(), List.of(), List.of(), List.of(), new Coverage(0, 0, 0));
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
    void sourceInputsAreSharedByAllOthers(@TempDir Path work) throws IOException {
        Path src = folder(work.resolve("src"), "shop/Cart.java");
        Path single = file(work, "Rate.java");
        Path jar = file(work, "a-sources.jar");
        Path classes = folder(work.resolve("classes"), "shop/Cart.class");
        Path mixed = folder(work.resolve("mixed"), "Cart.class");
        file(work, "mixed/Cart.java");
        Path missing = work.resolve("missing-sources.jar");

        List<Path> shared = List.of(Path.of("src"), src, single, jar);
        assertEquals(
                List.of(one(classes, shared), one(mixed, shared), one(missing, shared)),
                programs(src, classes, single, mixed, jar, missing));
    }

    @Test
    void sourceInputsAloneStayPrograms(@TempDir Path work) throws IOException {
        Path src = folder(work.resolve("src"), "Cart.java");
        Path single = file(work, "Rate.java");
        assertEquals(List.of(one(src, request.sources()), one(single, request.sources())), programs(src, single));
    }

    @Test
    void theAnswersAreAddedUpAndSorted() {
        Diagnostic common = Diagnostic.warning("lib.jar", "is no jar", "build it again");
        AnalysisReport merged = Isolation.analyze(
                request,
                one -> new AnalysisReport(
                        List.of(one.inputs().get(0).endsWith("a.jar") ? Samples.stream() : Samples.map()),
                        List.of(Samples.map()),
                        List.of(),
                        List.of(common, Diagnostic.warning(one.inputs().get(0).toString(), "p", "r")),
                        new Coverage(1, 2, 3)));
        assertEquals(List.of(Samples.stream(), Samples.map()), merged.findings());
        assertEquals(2, merged.suppressed());
        assertEquals(
                List.of(Diagnostic.warning("a.jar", "p", "r"), Diagnostic.warning("b.jar", "p", "r"), common),
                merged.diagnostics());
        assertEquals(new Coverage(2, 4, 6), merged.coverage());
    }

    /** What the engine is asked for these inputs. */
    private List<AnalysisRequest> programs(Path... inputs) {
        List<AnalysisRequest> seen = new ArrayList<>();
        Isolation.analyze(
                new AnalysisRequest(List.of(inputs), request.sources(), request.classPath(), request.knowledge()),
                program -> {
                    seen.add(program);
                    return new AnalysisReport(List.of(), List.of(), List.of(), List.of(), new Coverage(0, 0, 0));
                });
        return seen;
    }

    private AnalysisRequest one(Path input, List<Path> sources) {
        return new AnalysisRequest(List.of(input), sources, request.classPath(), request.knowledge());
    }

    /** The folder, with this file in it. */
    private static Path folder(Path folder, String name) throws IOException {
        file(folder, name);
        return folder;
    }

    private static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.createFile(file);
    }
}
