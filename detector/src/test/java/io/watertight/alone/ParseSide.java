// SPDX-License-Identifier: Apache-2.0
package io.watertight.alone;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The yardstick: JavaParser parses every file of the folders, on all cores, and keeps nothing. */
final class ParseSide {
    private ParseSide() {}

    /** Expects the source folders. */
    public static void main(String[] arguments) throws IOException {
        for (String folder : arguments) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                files = all.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList();
            }
            long started = System.nanoTime();
            long parsed = files.parallelStream().filter(ParseSide::parses).count();
            System.out.printf(
                    "%s: %d of %d files parse, in %.1f s%n",
                    Path.of(folder).getFileName(), parsed, files.size(), (System.nanoTime() - started) / 1e9);
        }
    }

    private static boolean parses(Path file) {
        try {
            return new JavaParser(new ParserConfiguration()
                            .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                            .setAttributeComments(false))
                    .parse(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .isSuccessful();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
