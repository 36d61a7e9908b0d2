// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.AnalysisReport.Coverage;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Unreported;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyReportTest {
    static final Unreported RELEASED = new Unreported(
            new Element("shop.Quotes$Reader", "read", "()V", "", ""),
            12,
            "new FileInputStream",
            "released",
            "InputStream.close at line 14, by a knowledge line");
    private static final Unreported HANDED_ON = new Unreported(
            new Element("shop.Quotes$Reader", "open", "()V", "", ""), 20, "Files.lines", "handed on", "");

    @Test
    void a_method_shows_what_it_acquires_and_why_that_is_silent() {
        assertEquals(
                List.of(
                        "why Quotes.Reader#read:",
                        "  line 12: new FileInputStream is silent: released"
                                + " (InputStream.close at line 14, by a knowledge line)"),
                new WhyReport(model(RELEASED, HANDED_ON), "Quotes.Reader#read").lines());
    }

    @Test
    void a_class_shows_all_its_methods_by_any_of_its_names() {
        for (String name : List.of("shop.Quotes$Reader", "shop.Quotes.Reader", "Quotes$Reader", "Reader")) {
            assertEquals(
                    3, new WhyReport(model(RELEASED, HANDED_ON), name).lines().size(), name);
        }
    }

    @Test
    void what_is_reported_is_said_too() {
        Finding finding = Samples.stream();
        String type = finding.place().element().type();
        List<String> lines = new WhyReport(Samples.model(finding), type).lines();
        assertTrue(lines.get(1).contains("reported: " + finding.rule()), lines.toString());
    }

    @Test
    void a_name_that_matches_nothing_says_how_to_write_one() {
        List<String> lines = new WhyReport(model(RELEASED), "Reader#close").lines();
        assertTrue(lines.get(1).contains("name a class as Quote"), lines.toString());
    }

    @Test
    void the_summary_counts_the_silent_ones_by_reason() {
        List<String> summary =
                new ConsoleReport(model(RELEASED, HANDED_ON)).summary(Duration.ofMillis(5), Path.of("r"));
        assertTrue(
                summary.stream()
                        .anyMatch(line -> line.contains("2 resources and containers (1 handed on, 1 released)")),
                summary.toString());
    }

    private static ReportModel model(Unreported... unreported) {
        return new ReportModel(
                List.of(),
                0,
                List.of(unreported),
                List.of(),
                new Coverage(1, 1, 1),
                List.of(),
                new BaseFolder(Samples.BASE),
                "0.1.0");
    }
}
