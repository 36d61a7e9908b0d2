// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.TraceStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Findings as lines of text that a reader, an editor or a CI log understands.
 *
 * @param model what to show
 */
public record ConsoleReport(ReportModel model) {
    private static final String INDENT = "    ";

    /**
     * Where and what, the excerpt, the path of the leak, the method when no line is known, the input when no source was
     * found, the remedy, how sure.
     */
    public List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(finding));
        Excerpt.lines(finding.place()).forEach(line -> lines.add(INDENT + line));
        int number = 1;
        for (TraceStep step : finding.trace()) {
            lines.add("  " + number + ". " + where(step.place(), finding.place()) + ": " + step.text());
            number++;
        }
        if (line(finding.place()).isEmpty()) {
            lines.add("  in: " + name(finding.place().element()));
        }
        if (!model.base().isLocated(finding.place().file())) {
            lines.add("  in: " + model.base().show(finding.input()));
        }
        lines.add("  fix: " + finding.remedy());
        lines.add("  confidence: " + lower(finding.confidence()));
        return lines;
    }

    /** {@code path:line:col: rule: message}, with as much of the place as is known. */
    public String headline(Finding finding) {
        return where(finding) + ": " + finding.rule() + ": " + finding.message();
    }

    /** {@code path:line:col}, with as much of it as is known. */
    public String where(Finding finding) {
        Place place = finding.place();
        String line = line(place);
        String column = !line.isEmpty() && place.range().hasColumns()
                ? ":" + place.range().startColumn()
                : "";
        return model.base().show(place.file()) + line + column;
    }

    /** What was found, what was analysed and what was not, how long it took, and where the whole report is. */
    public List<String> summary(Duration time, Path sarif) {
        List<String> lines = new ArrayList<>();
        lines.add("Watertight: " + found() + waived());
        lines.add("  analysed: "
                + count(model.coverage().classes(), "class", "classes") + ", "
                + count(model.coverage().methods(), "method", "methods") + ", "
                + count(model.coverage().tracked(), "followed", "followed")
                + String.format(Locale.ROOT, ", in %.1f s", time.toMillis() / 1000.0));
        if (!model.unreported().isEmpty()) {
            lines.add(
                    "  silent: " + count(model.unreported().size(), "resource or container", "resources and containers")
                            + " ("
                            + model.silentByReason().entrySet().stream()
                                    .map(reason -> reason.getValue() + " " + reason.getKey())
                                    .collect(Collectors.joining(", "))
                            + "); -Dwatertight.why=Class#method says why each");
        }
        if (!model.diagnostics().isEmpty()) {
            lines.add("  not analysed in full: " + count(model.diagnostics().size(), "input or part", "inputs or parts")
                    + ", named above");
        }
        lines.add("  report: " + model.base().show(sarif.toString()));
        return lines;
    }

    private String found() {
        if (model.findings().isEmpty()) {
            return "no leaks found";
        }
        return count(model.findings().size(), "finding", "findings")
                + " (" + model.count(Confidence.HIGH) + " high, " + model.count(Confidence.MEDIUM) + " medium, "
                + model.count(Confidence.LOW) + " low confidence)";
    }

    private String waived() {
        return model.suppressed() == 0 ? "" : ", " + model.suppressed() + " waived in the code";
    }

    /** The file's name alone where the path was just shown. */
    private String where(Place place, Place shown) {
        String path = model.base().show(place.file());
        boolean known = place.file().equals(shown.file());
        return (known ? path.substring(path.replace('\\', '/').lastIndexOf('/') + 1) : path) + line(place);
    }

    private static String name(Element element) {
        return element.method().isEmpty() ? element.qualifiedName() : element.type() + "." + element.method();
    }

    private static String line(Place place) {
        int line = place.range().startLine();
        return line > 0 ? ":" + line : "";
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String lower(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }
}
