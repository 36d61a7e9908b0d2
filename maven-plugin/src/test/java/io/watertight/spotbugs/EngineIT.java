// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.AnalysisRequest;
import io.watertight.engine.EngineSession;
import io.watertight.rule.Rules;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged detector in SpotBugs' engine, alone in a JVM, as an IDE runs it: loaded, unloaded and loaded again, on
 * whole programs and on one edited file.
 */
class EngineIT {
    private static final List<Integer> RELEASES = List.of(8, 11, 17, 21, 24, 25);

    /** For each release whose compiler is at hand. */
    private static final Map<Integer, Shop> SHOPS = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile(@TempDir Path shops) throws IOException {
        for (int release : RELEASES) {
            if (release <= Host.releaseOf(Host.newestJdk())) {
                SHOPS.put(release, new Shop(shops.resolve(String.valueOf(release))).compiledFor(release));
            }
        }
    }

    /** SpotBugs 4.9.0 reads class files up to Java 24 and does not run on newer JDKs. */
    static Stream<Host> hosts() {
        return Stream.of(
                new Host("4.9.0", 17, 24),
                new Host("4.9.8", 17, 25),
                new Host("4.9.8", 25, 25),
                new Host("4.10.4", 17, 25),
                new Host("4.10.4", 25, 25));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    void finds_the_same_each_time_it_is_loaded_and_leaves_nothing_behind(Host host) throws Exception {
        ForkedJava fork = host.fork();
        List<Integer> releases = releases(host);
        AnalysisRequest whole = whole(releases);

        String printed = session(
                fork,
                host,
                "load",
                run("first", whole),
                "unload",
                run("without", whole),
                "load",
                run("second", whole),
                run("single", edited(Objects.requireNonNull(SHOPS.get(17)), 17)),
                "unload",
                "held");

        List<SpotBugsBug> findings = Shop.findings(whole);
        assertEquals(
                releases.stream()
                        .map(Shop::leaks)
                        .flatMap(List::stream)
                        .sorted()
                        .toList(),
                findings.stream().map(SpotBugsBug::where).sorted().toList());
        assertEquals(findings, report("first").ours());
        assertEquals(List.of(), report("without").ours());
        assertEquals(findings, report("second").ours());
        assertEquals(
                Shop.leaks(17),
                report("single").ours().stream().map(SpotBugsBug::where).toList());
        assertTrue(printed.lines().anyMatch("unloaded 2, held 0"::equals), printed);
        helpLinksLeadToAnchors(
                printed.lines().filter(line -> line.startsWith("help ")).toList());
    }

    private static void helpLinksLeadToAnchors(List<String> links) throws IOException {
        String page = Files.readString(Path.of("../docs/rules.md"));
        assertEquals(2 * Rules.all().size(), links.size());
        for (String link : links) {
            String anchor = link.substring(link.indexOf('#') + 1);
            assertTrue(page.contains("<a id=\"" + anchor + "\"></a>"), link);
        }
    }

    /**
     * What an IDE asks for after an edit: the class files of two source files. Taken by itself {@code Cache} would leak;
     * the class that cleans it lies beside it.
     */
    private static AnalysisRequest edited(Shop shop, int release) {
        AnalysisRequest alone = AnalysisRequest.of(List.of(shop.classFile(release, "Cache")));
        assertFalse(Shop.findings(alone).isEmpty());
        return new AnalysisRequest(
                Stream.of("Rates", "Rates$Store", "Cache")
                        .map(name -> shop.classFile(release, name))
                        .toList(),
                List.of(shop.sources()),
                List.of(shop.classes()),
                List.of());
    }

    private static AnalysisRequest whole(List<Integer> releases) {
        List<Shop> shops = releases.stream().map(SHOPS::get).toList();
        return new AnalysisRequest(
                shops.stream().map(Shop::classes).toList(),
                shops.stream().map(Shop::sources).toList(),
                List.of(),
                List.of());
    }

    private static List<Integer> releases(Host host) {
        List<Integer> readable =
                RELEASES.stream().filter(release -> release <= host.newest()).toList();
        List<Integer> compiled = readable.stream().filter(SHOPS::containsKey).toList();
        if (!compiled.equals(readable)) {
            System.err.println("SKIPPED: " + host + ": class files newer than Java " + compiled.get(compiled.size() - 1)
                    + "; WATERTIGHT_NEWEST_JDK names a newer JDK");
        }
        return compiled;
    }

    private String session(ForkedJava fork, Host host, String... steps) throws IOException {
        Path script = Files.write(folder.resolve("steps.txt"), List.of(steps));
        // The JDK keeps types softly, too.
        List<String> arguments = List.of(
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                EngineSession.class.getName(),
                System.getProperty("watertight.detector.jar"),
                script.toString());
        return fork.withClassPath(host.libraries().resolve("*") + File.pathSeparator + alone(EngineSession.class))
                .run(folder.resolve("session.log"), arguments);
    }

    /** A folder with this class, its nested ones and no other: what else is on our class path the host does not have. */
    private Path alone(Class<?> type) throws IOException {
        try {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path from = classes.resolve(type.getPackageName().replace('.', '/'));
            Path to = folder.resolve("alone").resolve(classes.relativize(from));
            Files.createDirectories(to);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(from, type.getSimpleName() + "*.class")) {
                for (Path file : files) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
            return folder.resolve("alone");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private String run(String name, AnalysisRequest request) {
        return String.join(
                "\t",
                "run",
                folder.resolve(name + ".xml").toString(),
                SpotBugsRun.joined(request.inputs()),
                SpotBugsRun.joined(request.classPath()),
                SpotBugsRun.joined(request.sources()));
    }

    private SpotBugsReport report(String name) throws IOException {
        SpotBugsReport report = SpotBugsReport.read(folder.resolve(name + ".xml"));
        assertEquals(List.of(), report.errors());
        return report;
    }
}
