// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import java.util.List;
import java.util.stream.Collectors;

/** The text of {@code findbugs.xml}: which detectors there are and what they report. */
final class PluginXml {
    private PluginXml() {}

    static String of(List<RuleDescription> rules, String version, String website) {
        XmlText xml = new XmlText();
        xml.open(
                "FindbugsPlugin",
                "pluginid",
                "io.watertight",
                "version",
                version,
                "provider",
                "Watertight",
                "website",
                website,
                "defaultenabled",
                "true");
        for (LeakPattern.Group group : LeakPattern.Group.values()) {
            xml.open(
                    "Detector",
                    "class",
                    HostGroup.of(group).detector().getName(),
                    "speed",
                    "slow",
                    "reports",
                    types(rules, group));
            xml.close();
        }
        xml.open("EngineRegistrar", "class", WholeProgramRegistrar.class.getName());
        xml.close();
        for (RuleDescription rule : rules) {
            xml.open(
                    "BugPattern",
                    "abbrev",
                    BugType.ABBREVIATION,
                    "type",
                    BugType.of(rule.name()),
                    "category",
                    HostGroup.of(rule.group()).category(),
                    "cweid",
                    String.valueOf(rule.cwe()));
            xml.close();
        }
        xml.close();
        return xml.text();
    }

    private static String types(List<RuleDescription> rules, LeakPattern.Group group) {
        return rules.stream()
                .filter(rule -> rule.group() == group)
                .map(rule -> BugType.of(rule.name()))
                .collect(Collectors.joining(","));
    }
}
