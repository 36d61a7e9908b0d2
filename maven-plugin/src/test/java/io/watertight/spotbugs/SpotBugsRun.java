// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.AnalysisRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A run of SpotBugs in a JVM of its own that holds nothing else, with the packaged detector as its only plugin.
 *
 * @param libraries folder with the jars of SpotBugs
 * @param plugin the packaged detector
 */
public record SpotBugsRun(Path libraries, Path plugin) {
    private static final int MINUTES = 5;

    /** The run that the build has prepared. */
    static SpotBugsRun prepared() {
        return new SpotBugsRun(
                Path.of(System.getProperty("watertight.spotbugs.libraries")),
                Path.of(System.getProperty("watertight.detector.jar")));
    }

    /** What SpotBugs reports of ours, sorted. */
    List<SpotBugsBug> bugs(AnalysisRequest request, Path folder, String... options) throws IOException {
        Path xml = folder.resolve("spotbugs.xml");
        Path log = folder.resolve("spotbugs.log");
        Process process = new ProcessBuilder(command(request, xml, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("SpotBugs failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while SpotBugs ran", e);
        } finally {
            process.destroyForcibly();
        }
        return elements(parse(xml).getDocumentElement(), "BugInstance")
                .filter(bug -> bug.getAttribute("abbrev").equals("WT"))
                .map(SpotBugsRun::bug)
                .sorted()
                .toList();
    }

    private List<String> command(AnalysisRequest request, Path xml, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                libraries.resolve("*").toString(),
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                plugin.toString(),
                "-low",
                "-xml:withMessages",
                "-output",
                xml.toString()));
        if (!request.classPath().isEmpty()) {
            command.addAll(List.of("-auxclasspath", joined(request.classPath())));
        }
        if (!request.sources().isEmpty()) {
            command.addAll(List.of("-sourcepath", joined(request.sources())));
        }
        command.addAll(List.of(options));
        request.inputs().forEach(input -> command.add(input.toString()));
        return command;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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

    private static Stream<Element> elements(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return Stream.iterate(0, i -> i < children.getLength(), i -> i + 1)
                .map(children::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }

    private static Document parse(Path xml) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(xml.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no report of SpotBugs: " + xml, e);
        }
    }
}
