// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.AnalysisReport.Coverage;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
    private static final Path SARIF = Samples.BASE.resolve("target/watertight/watertight.sarif");

    @Test
    void aFindingShowsItsPlaceItsCodeItsPathItsRemedyAndHowSureItIs() {
        String path = Path.of("src/main/java/shop/Rate File.java").toString();
        assertEquals("""
                %s:7:16: ResourceNeverClosed: The FileInputStream opened here is never closed.
                    return new FileInputStream(f).read();
                           ^^^^^^^^^^^^^^^^^^^^^^
                  1. Rate File.java:7: the FileInputStream is opened
                  2. Cart.java:3: it is handed back
                  3. Rate File.java:7: the method ends and it is still open
                  fix: Open it in a try-with-resources statement.
                  confidence: high""".formatted(path), text(Samples.stream()));
    }

    @Test
    void aFindingWithoutSourceLinesAndPathShowsWhatIsKnown() {
        assertEquals("""
                shop/Quotes.java: UnboundedStaticCollection: The map quotes gets an entry per call and loses none.
                  in: shop.Quotes$Held.keep
                  in: %s
                  fix: Bound the map.
                  confidence: medium""".formatted(Path.of("lib/quotes.jar")), text(Samples.map()));
    }

    @Test
    void aFindingWithoutALineAndAMethodNamesTheFieldOrTheClass() {
        assertEquals("in: shop.Rates.quotes", in(new Element("shop.Quotes", "", "", "shop.Rates", "quotes")));
        assertEquals("in: shop.Quotes", in(new Element("shop.Quotes", "", "", "", "")));
    }

    @Test
    void theSummaryCountsFindingsAndClassesAndSaysWhereTheReportIs() {
        ReportModel model = Samples.model(
                List.of(Samples.stream(), Samples.map(), Samples.withConfidence(Samples.map(), Confidence.LOW)),
                List.of(Diagnostic.warning("a.jar", "is no jar", "build it again")));
        assertEquals("""
                Watertight: 3 findings (1 high, 1 medium, 1 low confidence)
                  analysed: 412 classes, 3120 methods, 401 followed, in 1.3 s
                  not analysed in full: 1 input or part, named above
                  report: %s""".formatted(Path.of("target/watertight/watertight.sarif")), summary(model));
    }

    @Test
    void theSummaryOfACleanRunSaysSoAndNamesWhatTheCodeWaives() {
        ReportModel model = new ReportModel(
                List.of(),
                2,
                List.of(),
                List.of(),
                new Coverage(1, 1, 1),
                List.of(),
                new BaseFolder(Samples.BASE),
                "0.1.0");
        assertEquals("""
                Watertight: no leaks found, 2 waived in the code
                  analysed: 1 class, 1 method, 1 followed, in 1.3 s
                  report: %s""".formatted(Path.of("target/watertight/watertight.sarif")), summary(model));
    }

    /** The line that names the element of a finding without a line number in a file that is known. */
    private static String in(Element element) {
        Finding f = Samples.map();
        Place place = new Place(element, Samples.FILE, Range.ofLine(0), "");
        Finding finding = new Finding(
                f.rule(), f.confidence(), f.message(), f.remedy(), place, f.trace(), f.input(), f.fingerprint());
        return text(finding).lines().skip(1).findFirst().orElseThrow().strip();
    }

    private static String text(Finding finding) {
        return String.join("\n", new ConsoleReport(Samples.model(finding)).lines(finding));
    }

    private static String summary(ReportModel model) {
        return String.join("\n", new ConsoleReport(model).summary(Duration.ofMillis(1251), SARIF));
    }
}
