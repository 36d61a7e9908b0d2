// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged detector in SpotBugs finds what the facade finds. */
class SpotBugsIT {
    private static final String LEAKY = """
            package shop;

            import java.io.FileInputStream;
            import java.io.IOException;
            import java.util.HashMap;
            import java.util.Map;

            public class Rates {
                private static final Map<Object, String> QUOTES = new HashMap<>();

                public String quote(Object request) {
                    String quote = request.toString();
                    QUOTES.put(request, quote);
                    return quote;
                }

                public int first(String file) throws IOException {
                    FileInputStream in = new FileInputStream(file);
                    return in.read();
                }

                public void keep(Object request) {
                    Store.KEPT.put(request, "kept");
                }

                static final class Store {
                    static final Map<Object, String> KEPT = new HashMap<>();
                }
            }
            """;

    private static final String CLEAN = """
            package shop;

            import java.io.FileInputStream;
            import java.io.IOException;

            public class Clean {
                public int first(String file) throws IOException {
                    try (FileInputStream in = new FileInputStream(file)) {
                        return in.read();
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_leak_of_each_detector_is_a_bug_at_its_line() throws IOException {
        List<SpotBugsBug> bugs = bugsAndFindings(shop());

        assertEquals(
                List.of(
                        "shop.Rates:13 WT_UNBOUNDED_STATIC_COLLECTION",
                        "shop.Rates:18 WT_RESOURCE_NEVER_CLOSED",
                        "shop.Rates:23 WT_UNBOUNDED_STATIC_COLLECTION"),
                bugs.stream().map(SpotBugsBug::where).toList());
        assertEquals(
                List.of("shop.Rates.QUOTES", "", "shop.Rates$Store.KEPT"),
                bugs.stream().map(SpotBugsBug::field).toList());
    }

    @Test
    void a_class_that_the_user_screens_out_is_not_reported() throws IOException {
        assertEquals(List.of(), SpotBugsRun.prepared().bugs(shop(), folder, "-onlyAnalyze", "shop.Clean"));
    }

    /** Runs SpotBugs and the facade over the same request; both must find the same. */
    private List<SpotBugsBug> bugsAndFindings(AnalysisRequest request) throws IOException {
        List<SpotBugsBug> bugs = SpotBugsRun.prepared().bugs(request, folder);
        List<SpotBugsBug> findings = Watertight.analyze(request).findings().stream()
                .map(SpotBugsBug::expected)
                .sorted()
                .toList();
        assertEquals(findings, bugs);
        return bugs;
    }

    private AnalysisRequest shop() throws IOException {
        Path sources = folder.resolve("src");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path rates = Files.writeString(
                Files.createDirectories(sources.resolve("shop")).resolve("Rates.java"), LEAKY);
        Path clean = Files.writeString(sources.resolve("shop/Clean.java"), CLEAN);
        String[] arguments = Stream.of("-g", "-d", classes, rates, clean)
                .map(Object::toString)
                .toArray(String[]::new);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
        return new AnalysisRequest(List.of(classes), List.of(sources), List.of(), List.of());
    }
}
