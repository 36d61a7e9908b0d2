// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parts of the style guide that can be counted. */
class StyleTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST_FILE = 400;

    private static final Pattern BANNED = Pattern.compile(
            ".*(?:Utils?|Helper|Manager|Processor|Info|Data|Impl)(?![a-z]).*|Abstract[A-Z].*|I[A-Z][a-z].*");

    @Test
    void every_package_says_which_question_it_answers() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN)) {
            assertEquals(
                    List.of(),
                    folders.filter(Files::isDirectory)
                            .filter(StyleTest::holdsClasses)
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                            .toList());
        }
    }

    @Test
    void no_class_has_a_name_that_says_nothing() throws IOException {
        assertEquals(List.of(), sources(file -> BANNED.matcher(className(file)).matches()));
    }

    @Test
    void names_are_judged_word_by_word() {
        assertTrue(Stream.of("StringUtil", "IOUtils", "ClassInfo", "DataSource", "RuleImpl", "AbstractRule", "IRule")
                .allMatch(name -> BANNED.matcher(name).matches()));
        assertFalse(Stream.of("Metadata", "Information", "IrText", "Implication", "Instruction", "ArchitectureTest")
                .anyMatch(name -> BANNED.matcher(name).matches()));
    }

    @Test
    void no_file_is_longer_than_a_reader_bears() throws IOException {
        assertEquals(List.of(), sources(file -> lines(file) > LONGEST_FILE));
    }

    private static List<Path> sources(Predicate<Path> offends) throws IOException {
        try (Stream<Path> main = Files.walk(MAIN);
                Stream<Path> test = Files.walk(TEST)) {
            return Stream.concat(main, test)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(offends)
                    .toList();
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        return file.toFile().getName().replace(".java", "");
    }
}
