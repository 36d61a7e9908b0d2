// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.AnalysisRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of the checkout sample that a situation builds with {@code check}; used by the scripts of the situations.
 *
 * @param folder where the copy is
 * @param variant the source folder that is built beside {@code main}: {@code patched} or {@code incident}
 */
public record CheckedSample(Path folder, String variant) {

    /** Copies the POM and the sources of the sample into the folder. */
    public void copyFrom(Path sample) throws IOException {
        copy(sample.resolve("pom.xml"), folder.resolve("pom.xml"));
        try (Stream<Path> files = Files.walk(sample.resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, folder.resolve(sample.relativize(file).toString()));
            }
        }
    }

    /** What {@code check} wrote into its SARIF report, as SpotBugs would say it, sorted. */
    public List<SpotBugsBug> findings() throws IOException {
        return findings("target/watertight/watertight.sarif");
    }

    /** Likewise what {@code scan} wrote. */
    public List<SpotBugsBug> scanned() throws IOException {
        return findings("target/scan/watertight.sarif");
    }

    private List<SpotBugsBug> findings(String report) throws IOException {
        String sarif = Files.readString(folder.resolve(report));
        return JsonMapper.shared()
                .readTree(sarif)
                .at("/runs/0/results")
                .valueStream()
                .map(CheckedSample::expected)
                .sorted()
                .toList();
    }

    /**
     * What SpotBugs finds in the same classes, sorted.
     *
     * <p>The class path is what {@code dependency:build-classpath} wrote to {@code target/classpath.txt}, one path a line.
     */
    public List<SpotBugsBug> bugs(SpotBugsRun spotBugs) throws IOException {
        AnalysisRequest request = new AnalysisRequest(
                List.of(folder.resolve("target/classes")),
                List.of(folder.resolve("src/main/java"), folder.resolve("src/" + variant + "/java")),
                Files.readAllLines(folder.resolve("target/classpath.txt")).stream()
                        .map(Path::of)
                        .toList(),
                List.of());
        return spotBugs.bugs(request, folder.resolve("target"), SpotBugsRun.ONLY_OURS);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SpotBugsBug expected(JsonNode result) {
        JsonNode location = result.at("/locations/0");
        String type = named(location, "type");
        String function = named(location, "function");
        return new SpotBugsBug(
                SpotBugsBug.type(result.at("/ruleId").asString()),
                type,
                function.isEmpty() ? "" : function.substring(type.length() + 1),
                named(location, "field"),
                location.at("/physicalLocation/region/startLine").asInt(),
                result.at("/message/text").asString());
    }

    /** The fully qualified name of the logical location of this kind; empty when there is none. */
    private static String named(JsonNode location, String kind) {
        return location.at("/logicalLocations")
                .valueStream()
                .filter(logical -> logical.at("/kind").asString().equals(kind))
                .map(logical -> logical.at("/fullyQualifiedName").asString())
                .findFirst()
                .orElse("");
    }
}
