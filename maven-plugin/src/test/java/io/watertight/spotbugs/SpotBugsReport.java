// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * An XML report of SpotBugs.
 *
 * @param root its root element
 */
public record SpotBugsReport(Element root) {
    private static final String OURS = "WT";

    /** Reads a report. */
    public static SpotBugsReport read(Path xml) throws IOException {
        try {
            return new SpotBugsReport(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(xml.toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no report of SpotBugs: " + xml, e);
        }
    }

    /** Our bugs, sorted. */
    public List<SpotBugsBug> ours() {
        return ourElements().map(SpotBugsReport::bug).sorted().toList();
    }

    /** Our bugs as they are written. */
    Stream<Element> ourElements() {
        return elements(root, "BugInstance")
                .filter(bug -> bug.getAttribute("abbrev").equals(OURS));
    }

    /** The types of the other bugs, as often as they were found. */
    List<String> otherTypes() {
        return elements(root, "BugInstance")
                .filter(bug -> !bug.getAttribute("abbrev").equals(OURS))
                .map(bug -> bug.getAttribute("type"))
                .toList();
    }

    /** What SpotBugs calls errors of the run, without missing classes. */
    List<String> errors() {
        return elements(root, "Errors")
                .flatMap(errors -> elements(errors, "Error"))
                .map(Element::getTextContent)
                .map(String::strip)
                .toList();
    }

    static Stream<Element> elements(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return Stream.iterate(0, i -> i < children.getLength(), i -> i + 1)
                .map(children::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }

    private static SpotBugsBug bug(Element bug) {
        Element type = elements(bug, "Class").findFirst().orElseThrow();
        String method = elements(bug, "Method")
                .findFirst()
                .map(m -> m.getAttribute("name") + m.getAttribute("signature"))
                .orElse("");
        String field = elements(bug, "Field")
                .findFirst()
                .map(f -> f.getAttribute("classname") + "." + f.getAttribute("name"))
                .orElse("");
        Element line = elements(bug, "SourceLine").findFirst().orElseThrow();
        Element message = elements(bug, "LongMessage").findFirst().orElseThrow();
        return new SpotBugsBug(
                bug.getAttribute("type"),
                type.getAttribute("classname"),
                method,
                field,
                Integer.parseInt("0" + line.getAttribute("start")),
                message.getTextContent());
    }
}
