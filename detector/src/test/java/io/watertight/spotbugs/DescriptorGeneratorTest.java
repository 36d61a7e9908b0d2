// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector2;
import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import io.watertight.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DescriptorGeneratorTest {
    private static final String PAGE = "https://example.org/rules";
    private static final List<RuleDescription> RULES = List.of(
            new RuleDescription(
                    "StreamForgotten",
                    "A <stream> & its fate",
                    LeakPattern.Group.RESOURCES,
                    772,
                    7,
                    "## What leaks\n\nA `List<String>` & more.\n\n```java\nnew A();\n```\n"),
            new RuleDescription("MapGrows", "A map grows", LeakPattern.Group.MEMORY, 401, 8, "## What leaks\n\nIt."));

    @Test
    void the_name_of_a_bug_type_is_that_of_the_rule_in_capitals() {
        assertEquals("WT_RESOURCE_NEVER_CLOSED", BugType.of("ResourceNeverClosed"));
    }

    @Test
    void the_plugin_descriptor_obeys_the_schema_of_spotbugs() throws Exception {
        validate(PluginXml.of(RULES, "1.0", PAGE), "/findbugsplugin.xsd");
        validate(PluginXml.of(Rules.descriptions(), "1.0", PAGE), "/findbugsplugin.xsd");
    }

    @Test
    void the_messages_obey_the_schema_of_spotbugs() throws Exception {
        validate(MessagesXml.of(RULES, PAGE), "/messagecollection.xsd");
    }

    @Test
    void the_messages_of_the_rules_obey_the_schema_of_spotbugs() throws Exception {
        assumeFalse(Rules.descriptions().isEmpty(), "the schema wants at least one bug pattern");

        validate(MessagesXml.of(Rules.descriptions(), PAGE), "/messagecollection.xsd");
    }

    @Test
    void every_rule_has_a_bug_type_of_its_own_with_messages_a_rank_and_one_detector() throws Exception {
        for (List<RuleDescription> rules : List.of(RULES, Rules.descriptions())) {
            Set<String> types =
                    rules.stream().map(rule -> BugType.of(rule.name())).collect(Collectors.toSet());
            assertEquals(rules.size(), types.size());

            Document plugin = parse(PluginXml.of(rules, "1.0", PAGE));
            assertEquals(types, values(plugin, "BugPattern", "type"));
            Set<String> reported = values(plugin, "Detector", "reports").stream()
                    .flatMap(list -> Stream.of(list.split(",")))
                    .filter(type -> !type.isEmpty())
                    .collect(Collectors.toSet());
            assertEquals(types, reported);
            assertEquals(types, values(parse(MessagesXml.of(rules, PAGE)), "BugPattern", "type"));

            Set<String> ranked = DescriptorGenerator.ranks(rules)
                    .lines()
                    .map(line -> line.split(" ", 3)[2])
                    .collect(Collectors.toSet());
            assertEquals(types, ranked);
        }
    }

    @Test
    void a_rank_is_a_line_of_its_own() {
        assertEquals("7 BugPattern WT_STREAM_FORGOTTEN\n8 BugPattern WT_MAP_GROWS\n", DescriptorGenerator.ranks(RULES));
    }

    @Test
    void the_prose_of_a_rule_becomes_html() throws Exception {
        Element pattern = (Element) parse(MessagesXml.of(RULES, PAGE))
                .getElementsByTagName("BugPattern")
                .item(0);

        assertEquals("A <stream> & its fate", text(pattern, "ShortDescription"));
        assertEquals("""
                <h2>What leaks</h2>
                <p>A <code>List&lt;String&gt;</code> &amp; more.</p>
                <pre><code class="language-java">new A();
                </code></pre>
                """, text(pattern, "Details"));
    }

    @Test
    void every_group_has_a_detector_of_its_own_that_spotbugs_can_make() throws Exception {
        Set<Class<?>> detectors = new HashSet<>();
        for (LeakPattern.Group group : LeakPattern.Group.values()) {
            Class<? extends LeakDetector> detector = HostGroup.of(group).detector();
            assertTrue(detectors.add(detector), group::name);
            assertTrue(
                    Modifier.isPublic(detector.getConstructor(BugReporter.class).getModifiers()));
            assertTrue(Modifier.isPublic(detector.getModifiers()), detector::getName);
        }
    }

    /** The rank is lowered by 2 for medium and by 5 for low confidence. */
    @Test
    void findings_of_high_confidence_show_where_only_rank_9_and_better_is_shown() {
        assertEquals(
                List.of(),
                Rules.descriptions().stream()
                        .filter(rule -> rule.rank() > 9)
                        .map(RuleDescription::name)
                        .toList());
    }

    @Test
    void help_links_lead_to_an_anchor_that_is_the_bug_type() throws Exception {
        assertEquals(PAGE, text(parse(MessagesXml.of(RULES, PAGE)).getDocumentElement(), "BugsUrl"));

        String page = RulesPage.of(RULES);
        assertTrue(page.contains("## Resources (`ResourceLeakDetector`)"), page);
        assertTrue(page.contains("| <a id=\"WT_STREAM_FORGOTTEN\"></a>[StreamForgotten]("), page);
        assertTrue(page.contains("| A map grows | `WT_MAP_GROWS` | 401 |"), page);
        assertFalse(page.contains("Registrations"), page);
    }

    @Test
    void the_committed_page_has_an_anchor_for_each_rule_and_its_links_lead_somewhere() throws Exception {
        String page = Files.readString(Path.of("../docs/rules.md"));
        for (RuleDescription rule : Rules.descriptions()) {
            assertTrue(page.contains("<a id=\"" + BugType.of(rule.name()) + "\"></a>"), rule.name());
        }
        List<String> links = Pattern.compile("]\\(([^)]*)\\)")
                .matcher(page)
                .results()
                .map(link -> link.group(1))
                .toList();
        assertEquals(Rules.descriptions().size(), links.size());
        for (String link : links) {
            assertTrue(Files.exists(Path.of("../docs").resolve(link)), link);
        }
    }

    @Test
    void the_build_has_put_the_descriptors_among_the_classes() {
        for (String name : List.of("/findbugs.xml", "/messages.xml", "/bugrank.txt")) {
            assertTrue(Files.exists(Path.of("target/classes" + name)), name);
        }
    }

    @Test
    void the_files_are_written_where_the_build_wants_them(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("rules.md");
        DescriptorGenerator.main(new String[] {folder.resolve("new").toString(), "1.0", page.toString(), PAGE});

        assertTrue(Files.readString(folder.resolve("new/findbugs.xml")).contains("version=\"1.0\""));
        assertEquals(RulesPage.of(Rules.descriptions()), Files.readString(page));
    }

    private static Set<String> values(Document document, String element, String attribute) {
        NodeList elements = document.getElementsByTagName(element);
        return Stream.iterate(0, i -> i < elements.getLength(), i -> i + 1)
                .map(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .collect(Collectors.toSet());
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static void validate(String xml, String schema) throws Exception {
        try (InputStream in = Detector2.class.getResourceAsStream(schema)) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(in))
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        }
    }
}
