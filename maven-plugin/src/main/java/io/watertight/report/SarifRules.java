// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.rule.RuleDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules as reporting descriptors of the SARIF driver. */
record SarifRules(ReportModel model) {

    /** Position of the rule among the descriptors, or -1. */
    int indexOf(String rule) {
        List<RuleDescription> rules = model.rules();
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).name().equals(rule))
                .findFirst()
                .orElse(-1);
    }

    void writeTo(ArrayNode descriptors) {
        model.rules().forEach(rule -> writeTo(descriptors.addObject(), rule));
    }

    private void writeTo(ObjectNode descriptor, RuleDescription rule) {
        RuleProse prose = new RuleProse(rule.help());
        descriptor.put("id", rule.name()).put("name", rule.name());
        descriptor.putObject("shortDescription").put("text", rule.title() + ".");
        descriptor
                .putObject("fullDescription")
                .put("text", prose.firstParagraph().orElse(rule.title() + "."));
        descriptor.putObject("help").put("text", prose.plain()).put("markdown", rule.help());
        descriptor.putObject("defaultConfiguration").put("level", level(rule.rank()));
        ObjectNode properties = descriptor.putObject("properties");
        properties
                .putArray("tags")
                .add(rule.group().name().toLowerCase(Locale.ROOT))
                .add("external/cwe/cwe-" + rule.cwe());
        precision(rule).ifPresent(word -> properties.put("precision", word));
    }

    /** No more than its least sure finding in this report allows. */
    private Optional<String> precision(RuleDescription rule) {
        return model.findings().stream()
                .filter(finding -> finding.rule().equals(rule.name()))
                .map(Finding::confidence)
                .max(Comparator.naturalOrder())
                .map(SarifRules::word);
    }

    private static String word(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    /** The bands of the SpotBugs bug rank: scary, troubling, of concern. */
    private static String level(int rank) {
        if (rank <= 9) {
            return "error";
        }
        return rank <= 14 ? "warning" : "note";
    }
}
