// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import io.watertight.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The packaged detector in SpotBugs, started from the command line, finds what the facade finds. */
class SpotBugsIT {
    /** A finding for SpotBugs, one for fb-contrib, one for find-sec-bugs. */
    private static final String OTHERS = """
            package %s;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.Random;

            class Others {
                String same(String text) {
                    text.trim();
                    return text;
                }

                List<String> names(List<String> from) {
                    List<String> names = new ArrayList<>();
                    for (String name : from) {
                        names.add(name);
                    }
                    return names;
                }

                int token() {
                    return new Random().nextInt();
                }
            }
            """;

    private static final String ACCEPTED = """
            package %s;

            import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
            import java.io.FileInputStream;
            import java.io.IOException;
            import java.util.HashMap;
            import java.util.Map;

            public class Accepted {
                @SuppressFBWarnings(value = "WT_UNBOUNDED_STATIC_COLLECTION", justification = "one per shop")
                private static final Map<Object, String> QUOTES = new HashMap<>();

                public void quote(Object request) {
                    QUOTES.put(request, "quote");
                }

                @SuppressFBWarnings("WT")
                public int first(String file) throws IOException {
                    return new FileInputStream(file).read();
                }

                @SuppressFBWarnings("WT_RESOURCE_LEAKED_ON_PATH")
                public int last(String file) throws IOException {
                    return new FileInputStream(file).read();
                }
            }
            """;

    private static final String FILTER = """
            <FindBugsFilter>
              <Match>
                <Bug pattern="WT_UNBOUNDED_STATIC_COLLECTION"/>
                <Field name="KEPT"/>
              </Match>
              <Match>
                <Bug code="WT"/>
                <Method name="first"/>
              </Match>
            </FindBugsFilter>
            """;

    @TempDir
    private Path folder;

    @Test
    void leaks_are_found_beside_the_plugins_of_others() throws IOException {
        AnalysisRequest request = new Shop(folder)
                .compiledFor(17)
                .compiled(17, List.of(), Map.of("Others", OTHERS))
                .request();
        SpotBugsRun alone = SpotBugsRun.prepared();
        List<Path> plugins =
                Stream.concat(alone.plugins().stream(), otherPlugins()).toList();
        SpotBugsReport report = new SpotBugsRun(alone.libraries(), plugins, List.of()).report(request, folder);

        assertEquals(3, plugins.size());
        assertEquals(List.of(), report.errors());
        assertEquals(Shop.findings(request), report.ours());
        assertEquals(
                Shop.leaks(17), report.ours().stream().map(SpotBugsBug::where).toList());
        assertEquals(
                List.of("shop17.Rates.QUOTES", "", "shop17.Rates$Store.KEPT"),
                report.ours().stream().map(SpotBugsBug::field).toList());
        assertTrue(
                report.otherTypes()
                        .containsAll(List.of("RV_RETURN_VALUE_IGNORED", "UAA_USE_ADD_ALL", "PREDICTABLE_RANDOM")),
                report.otherTypes()::toString);
        isVisibleToEveryHost(report);
        canBeWalkedAndRecognised(report, request);
    }

    /** Some hosts show what has rank 9 or better, and no other. */
    private static void isVisibleToEveryHost(SpotBugsReport report) {
        report.ourElements()
                .filter(bug -> bug.getAttribute("priority").equals("1"))
                .forEach(bug -> assertTrue(Integer.parseInt(bug.getAttribute("rank")) <= 9, bug.getAttribute("type")));
        report.ourElements()
                .forEach(bug -> assertFalse(bug.getAttribute("cweid").isEmpty()));
        assertTrue(report.ourElements()
                .anyMatch(bug -> bug.getAttribute("priority").equals("1")));
    }

    /** The steps are lines with roles, in their order; the hash is the fingerprint, which no line number changes. */
    private static void canBeWalkedAndRecognised(SpotBugsReport report, AnalysisRequest request) {
        Map<String, Finding> findings = Watertight.analyze(request).findings().stream()
                .collect(Collectors.toMap(Finding::fingerprint, finding -> finding));
        assertEquals(
                findings.keySet(),
                report.ourElements()
                        .map(bug -> bug.getAttribute("instanceHash"))
                        .collect(Collectors.toSet()));
        report.ourElements().forEach(bug -> {
            Finding finding = Objects.requireNonNull(findings.get(bug.getAttribute("instanceHash")));
            assertEquals(
                    finding.trace().stream()
                            .map(step -> String.valueOf(step.place().range().startLine()))
                            .toList(),
                    steps(bug).map(step -> step.getAttribute("start")).toList());
        });
        assertEquals(
                List.of("SOURCE_LINE_OBLIGATION_CREATED", "SOURCE_LINE_PATH_CONTINUES"),
                List.copyOf(new TreeSet<>(report.ourElements()
                        .filter(bug -> bug.getAttribute("type").equals("WT_RESOURCE_NEVER_CLOSED"))
                        .flatMap(SpotBugsIT::steps)
                        .map(step -> step.getAttribute("role"))
                        .toList())));
    }

    private static Stream<Element> steps(Element bug) {
        return SpotBugsReport.elements(bug, "SourceLine")
                .filter(line -> !line.getAttribute("role").isEmpty());
    }

    @Test
    void annotations_and_filters_work_as_for_any_detector() throws IOException {
        SpotBugsRun run = SpotBugsRun.prepared();
        Path annotations = run.libraries().resolve("spotbugs-annotations.jar");
        Shop shop = new Shop(folder).compiledFor(17).compiled(17, List.of(annotations), Map.of("Accepted", ACCEPTED));
        Path filter = Files.writeString(folder.resolve("filter.xml"), FILTER);
        AnalysisRequest request =
                new AnalysisRequest(List.of(shop.classes()), List.of(shop.sources()), List.of(annotations), List.of());
        SpotBugsReport report = run.report(request, folder, "-exclude", filter.toString());

        assertEquals(
                List.of(
                        "shop17.Accepted:24 WT_RESOURCE_NEVER_CLOSED",
                        Shop.leaks(17).get(0)),
                report.ours().stream().map(SpotBugsBug::where).toList());
        // The annotation that does not fit is useless, and no other: SpotBugs saw what they suppress.
        assertEquals(
                List.of("US_USELESS_SUPPRESSION_ON_METHOD"),
                report.otherTypes().stream()
                        .filter(type -> type.startsWith("US_"))
                        .toList());
    }

    @Test
    void the_user_chooses_classes_and_detectors() throws IOException {
        AnalysisRequest request =
                new Shop(folder).compiledFor(17).compiledFor(11).request();
        List<SpotBugsBug> bugs = SpotBugsRun.prepared()
                .bugs(request, folder, "-onlyAnalyze", "shop17.*", "-visitors", "ResourceLeakDetector");

        assertEquals(
                Shop.leaks(17).subList(1, 2),
                bugs.stream().map(SpotBugsBug::where).toList());
    }

    @Test
    void facts_about_the_users_libraries_count() throws IOException {
        AnalysisRequest request = new Shop(folder).compiledFor(17).request();
        Path facts = Files.writeString(folder.resolve("own.facts"), "bounds java/util/HashMap\n");
        SpotBugsRun run = SpotBugsRun.prepared();
        List<SpotBugsBug> bugs = new SpotBugsRun(
                        run.libraries(), run.plugins(), List.of("-Dwatertight.knowledge=" + facts))
                .bugs(request, folder, SpotBugsRun.ONLY_OURS);

        assertEquals(
                Shop.leaks(17).subList(1, 2),
                bugs.stream().map(SpotBugsBug::where).toList());
    }

    @Test
    void a_real_library_has_the_same_findings() throws IOException {
        Path jar = Path.of(System.getProperty("watertight.library.jar"));
        AnalysisRequest request = AnalysisRequest.of(List.of(jar));
        List<SpotBugsBug> bugs = SpotBugsRun.prepared().bugs(request, folder, SpotBugsRun.ONLY_OURS);

        assertEquals(Shop.findings(request), bugs);
        assertTrue(bugs.size() >= 5, bugs::toString);
    }

    private static Stream<Path> otherPlugins() {
        return Stream.of("watertight.fb-contrib.jar", "watertight.find-sec-bugs.jar")
                .map(System::getProperty)
                .map(Path::of);
    }
}
