// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The text of {@code messages.xml}: what SpotBugs says about our detectors and bugs. */
final class MessagesXml {
    /** The message of the finding, see {@link FindingBug}. */
    private static final String LONG_DESCRIPTION = "{1}";

    private MessagesXml() {}

    /**
     * The document.
     *
     * @param help address of the page that explains the rules, with an anchor for each type of bug
     */
    static String of(List<RuleDescription> rules, String help) {
        XmlText xml = new XmlText();
        xml.open("MessageCollection");
        xml.open("Plugin");
        xml.element("ShortDescription", "Watertight");
        xml.element(
                "Details", "Finds leaks: resources that are not released and long-lived collections that only grow.");
        // SpotBugs adds "#" and the type of the bug.
        xml.element("BugsUrl", help);
        xml.element("AllBugsUrl", help);
        xml.close();
        for (LeakPattern.Group group : LeakPattern.Group.values()) {
            xml.open("Detector", "class", HostGroup.of(group).detector().getName());
            xml.element("Details", HostGroup.of(group).details());
            xml.close();
        }
        for (RuleDescription rule : rules) {
            xml.open("BugPattern", "type", BugType.of(rule.name()));
            xml.element("ShortDescription", rule.title());
            xml.element("LongDescription", LONG_DESCRIPTION);
            xml.element("Details", html(rule.help()));
            xml.close();
        }
        xml.open("BugCode", "abbrev", BugType.ABBREVIATION);
        xml.content("Leak");
        xml.close();
        xml.close();
        return xml.text();
    }

    private static String html(String markdown) {
        return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
    }
}
