// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.fixtures.FixtureAnalysis;
import io.watertight.fixtures.FixtureOutcome;
import io.watertight.fixtures.FixtureSuite;
import io.watertight.fixtures.Reported;
import io.watertight.fixtures.Step;
import io.watertight.fixtures.compiler.Compiler;
import io.watertight.rule.Rule;
import io.watertight.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs fixtures through the facade, for the tests of every package. */
public final class FixtureHarness {
    private static final String NEWEST_JDK = "WATERTIGHT_NEWEST_JDK";

    private FixtureHarness() {}

    /** A suite with the compilers that are always at hand, and javac of the JDK that {@code NEWEST_JDK} names. */
    public static FixtureSuite suite(Path workFolder) {
        List<Compiler> compilers = new ArrayList<>(List.of(Compiler.javac(17), Compiler.ecj(17)));
        String newest = System.getenv(NEWEST_JDK);
        if (newest != null) {
            compilers.add(Compiler.javac(Path.of(newest), 21));
        }
        return suite(workFolder, compilers);
    }

    public static FixtureSuite suite(Path workFolder, List<Compiler> compilers) {
        return new FixtureSuite(rules(), analysis(), compilers, workFolder);
    }

    private static Set<String> rules() {
        return Rules.all().stream().map(Rule::name).collect(Collectors.toSet());
    }

    private static FixtureAnalysis analysis() {
        return (classes, sources, libraries) -> outcome(
                Watertight.analyze(
                        isEmpty(classes)
                                ? new AnalysisRequest(List.of(sources), List.of(), libraries, List.of())
                                : new AnalysisRequest(List.of(classes), List.of(sources), libraries, List.of())),
                sources);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** A suite without any compiler: the sources themselves are analysed. */
    public static FixtureSuite ofSource(Path workFolder) {
        return suite(workFolder, List.of(new NoCompiler()));
    }

    /** Leaves the class folder empty. */
    private record NoCompiler() implements Compiler {
        @Override
        public String name() {
            return "source";
        }

        @Override
        public String compile(List<Path> sources, List<Path> libraries, Path classesFolder) {
            return "";
        }
    }

    private static FixtureOutcome outcome(AnalysisReport report, Path sources) {
        return new FixtureOutcome(
                report.findings().stream().map(f -> reported(f, sources)).toList(),
                report.diagnostics().stream().map(Diagnostic::subject).toList());
    }

    private static Reported reported(Finding finding, Path sources) {
        List<Step> trace = finding.trace().stream()
                .map(s -> new Step(file(s.place(), sources), s.place().range().startLine(), s.text()))
                .toList();
        return new Reported(
                file(finding.place(), sources),
                finding.place().range().startLine(),
                finding.rule(),
                finding.message(),
                trace);
    }

    private static String file(Place place, Path sources) {
        Path file = Path.of(place.file());
        return file.startsWith(sources) ? sources.relativize(file).toString().replace('\\', '/') : place.file();
    }
}
