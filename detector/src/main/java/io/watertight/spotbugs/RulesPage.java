// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import java.util.List;
import java.util.Locale;

/** The page that help links lead to, Markdown: every rule under an anchor that is its type of bug. */
final class RulesPage {
    /** Where the prose of the rules lies, as seen from the page. */
    private static final String PROSE = "../detector/src/main/resources/io/watertight/rule/";

    private RulesPage() {}

    static String of(List<RuleDescription> rules) {
        StringBuilder page = new StringBuilder("""
                # The rules

                <!-- Written by the build (DescriptorGenerator) from the rules: do not edit. -->

                By group: SpotBugs has a detector for each, under the name in brackets. The anchor of a rule is its type of bug in
                SpotBugs.
                """);
        for (LeakPattern.Group group : LeakPattern.Group.values()) {
            List<RuleDescription> members =
                    rules.stream().filter(rule -> rule.group() == group).toList();
            if (!members.isEmpty()) {
                HostGroup shown = HostGroup.of(group);
                page.append("\n## ").append(heading(group)).append(" (`");
                page.append(shown.detector().getSimpleName()).append("`)\n\n");
                page.append(shown.details())
                        .append("\n\n| rule | the mistake | in SpotBugs | CWE |\n|---|---|---|--:|\n");
                members.forEach(rule -> page.append(row(rule)));
            }
        }
        return page.toString();
    }

    private static String heading(LeakPattern.Group group) {
        String name = group.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String row(RuleDescription rule) {
        String type = BugType.of(rule.name());
        return "| <a id=\"" + type + "\"></a>[" + rule.name() + "](" + PROSE + rule.name() + ".md) | " + rule.title()
                + " | `" + type + "` | " + rule.cwe() + " |\n";
    }
}
