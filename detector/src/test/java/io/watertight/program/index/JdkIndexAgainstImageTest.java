// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watertight.program.JdkIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The index against whole JDKs: the one that runs the tests, and the one that {@code WATERTIGHT_NEWEST_JDK} names. Both
 * must be of a release that the index was made from; otherwise that is said and nothing is checked.
 */
class JdkIndexAgainstImageTest {
    private static final Path INDEX = Path.of("src/main/resources/io/watertight/program/jdk");
    private static final String NEWEST_JDK = "WATERTIGHT_NEWEST_JDK";

    static Stream<Path> jdks() {
        return Stream.of(System.getProperty("java.home"), System.getenv(NEWEST_JDK))
                .filter(home -> home != null)
                .map(Path::of);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void every_line_is_true_of_the_jdk_it_is_about(Path home) throws IOException {
        int release = release(home);
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        try (JdkImage image = JdkImage.of(home);
                Stream<Path> files = Files.list(INDEX)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".index")).sorted().toList()) {
                IndexedPackage indexed = IndexedPackage.read(file);
                lines += indexed.check(image, JdkIndex.at(release), release, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(lines > 40_000, "only " + lines + " lines were checked");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void every_look_up_of_a_standard_type_or_method_answers_as_the_jdk_would(Path home) throws IOException {
        int release = release(home);
        List<String> wrong = new ArrayList<>();
        int types = 0;
        try (JdkImage image = JdkImage.of(home)) {
            LookUps lookUps = new LookUps(image, JdkIndex.at(release));
            for (ApiType type : image.api().values()) {
                if (type.name().startsWith("java/") || type.name().startsWith("javax/")) {
                    types++;
                    lookUps.compare(type, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(types > 3_500, "only " + types + " types were compared");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void every_package_of_the_jdk_is_indexed_or_concealed(Path home) throws IOException {
        JdkIndex index = JdkIndex.at(release(home));
        try (JdkImage image = JdkImage.of(home)) {
            assertEquals(
                    List.of(),
                    image.packages().stream()
                            .filter(name -> !index.hasPackageOf(name + "/Type"))
                            .toList());
        }
    }

    private static int release(Path home) throws IOException {
        String version = Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .findFirst()
                .orElseThrow();
        int release = Integer.parseInt(version.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"));
        boolean isIndexed = release == JdkIndexGenerator.OLDER || release == JdkIndexGenerator.NEWER;
        String skipped = "SKIPPED: the index was not checked against JDK " + release + ", for it was made from JDK "
                + JdkIndexGenerator.OLDER + " and " + JdkIndexGenerator.NEWER;
        if (!isIndexed) {
            System.err.println(skipped);
        }
        assumeTrue(isIndexed, skipped);
        return release;
    }
}
