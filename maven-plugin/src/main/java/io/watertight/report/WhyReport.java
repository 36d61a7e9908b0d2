// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Unreported;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says of everything that one class or method acquires or lets grow whether it is reported, and if not, why.
 *
 * @param model the report
 * @param query {@code Class}, {@code Class#method} or {@code Class#field}; the class by its simple or its binary name
 */
public record WhyReport(ReportModel model, String query) {

    /** The lines to print, sorted by line of the source; one that says what to do when nothing matches. */
    public List<String> lines() {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        for (Finding finding : model.findings()) {
            if (matches(finding.place().element())) {
                int line = finding.place().range().startLine();
                String confidence = finding.confidence().name().toLowerCase(Locale.ROOT);
                add(byLine, line, "reported: " + finding.rule() + ", " + confidence + ": " + finding.message());
            }
        }
        for (Unreported silent : model.unreported()) {
            if (matches(silent.element())) {
                String detail = silent.detail().isEmpty() ? "" : " (" + silent.detail() + ")";
                add(byLine, silent.line(), silent.subject() + " is silent: " + silent.reason() + detail);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("why " + query + ":");
        byLine.forEach((line, texts) ->
                texts.forEach(text -> lines.add("  " + (line > 0 ? "line " + line + ": " : "") + text)));
        if (byLine.isEmpty()) {
            lines.add(
                    "  nothing is acquired and nothing grows there, or nothing of that name was analysed; name a class as"
                            + " Quote or shop.Quote, a method as Quote#price");
        }
        return lines;
    }

    private static void add(Map<Integer, List<String>> byLine, int line, String text) {
        byLine.computeIfAbsent(line, l -> new ArrayList<>()).add(text);
    }

    private boolean matches(Element element) {
        int hash = query.indexOf('#');
        String type = hash < 0 ? query : query.substring(0, hash);
        String member = hash < 0 ? "" : query.substring(hash + 1);
        boolean isMember = member.isEmpty()
                || element.method().equals(member)
                || element.method().startsWith("lambda$" + member + "$")
                || element.field().equals(member);
        return isMember && isNamed(element.type(), type);
    }

    private static boolean isNamed(String binaryName, String asked) {
        String simple = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        return binaryName.equals(asked)
                || binaryName.replace('$', '.').equals(asked)
                || simple.equals(asked)
                || simple.replace('$', '.').equals(asked)
                || simple.substring(simple.lastIndexOf('$') + 1).equals(asked);
    }
}
