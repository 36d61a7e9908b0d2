// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.AnalysisReport.Coverage;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import io.watertight.finding.TraceStep;
import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import java.nio.file.Path;
import java.util.List;

/** Findings made by hand, for tests of what is done with findings. */
public final class Samples {
    public static final Path BASE = Path.of("").toAbsolutePath().resolve("shop");
    public static final String FILE =
            BASE.resolve("src/main/java/shop/Rate File.java").toString();

    private static final Element METHOD = new Element("shop.Rate", "first", "(Ljava/lang/String;)I", "", "");
    private static final String CODE = "        return new FileInputStream(f).read();";

    private Samples() {}

    /** A stream that is never closed, with columns and a path of two steps. */
    public static Finding stream() {
        Place opened = new Place(METHOD, FILE, new Range(7, 16, 7, 38), CODE);
        Place left = new Place(METHOD, FILE, Range.ofLine(7), CODE);
        Place caller = new Place(
                new Element("shop.Cart", "total", "()I", "", ""),
                BASE.resolve("Cart.java").toString(),
                Range.ofLine(3),
                "");
        return new Finding(
                "ResourceNeverClosed",
                Confidence.HIGH,
                "The FileInputStream opened here is never closed.",
                "Open it in a try-with-resources statement.",
                opened,
                List.of(
                        new TraceStep(opened, "the FileInputStream is opened"),
                        new TraceStep(caller, "it is handed back"),
                        new TraceStep(left, "the method ends and it is still open")),
                BASE.resolve("target/classes").toString(),
                "0123456789abcdef");
    }

    /** A map that only grows, in a class without source and without line numbers. */
    public static Finding map() {
        return new Finding(
                "UnboundedStaticCollection",
                Confidence.MEDIUM,
                "The map quotes gets an entry per call and loses none.",
                "Bound the map.",
                new Place(
                        new Element("shop.Quotes$Held", "keep", "()V", "shop.Rates$Table", "quotes"),
                        "shop/Quotes.java",
                        Range.ofLine(0),
                        ""),
                List.of(),
                BASE.resolve("lib/quotes.jar").toString(),
                "fedcba9876543210");
    }

    public static Finding withConfidence(Finding f, Confidence confidence) {
        return new Finding(
                f.rule(), confidence, f.message(), f.remedy(), f.place(), f.trace(), f.input(), f.fingerprint());
    }

    public static List<RuleDescription> rules() {
        return List.of(
                rule("ResourceNeverClosed", "A resource is never closed", LeakPattern.Group.RESOURCES, 772, 8),
                rule("UnboundedStaticCollection", "A static collection only grows", LeakPattern.Group.MEMORY, 401, 12),
                rule("NothingFound", "A rule without a finding", LeakPattern.Group.MEMORY, 401, 18));
    }

    private static RuleDescription rule(String name, String title, LeakPattern.Group group, int cwe, int rank) {
        String help = "# " + name
                + "\n\n## What leaks\n\nA `stream` that\nnobody **closes**.\n\n## How to fix\n\nClose it.\n";
        return new RuleDescription(name, title, group, cwe, rank, help);
    }

    public static ReportModel model(Finding... findings) {
        return model(List.of(findings), List.of());
    }

    public static ReportModel model(List<Finding> findings, List<Diagnostic> diagnostics) {
        return new ReportModel(
                findings,
                0,
                List.of(),
                diagnostics,
                new Coverage(412, 3120, 401),
                rules(),
                new BaseFolder(BASE),
                "0.1.0");
    }
}
