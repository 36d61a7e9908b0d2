// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.AnalysisReport;
import io.watertight.CompiledSource;
import io.watertight.fixtures.LibraryFolder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is described the same way, and its documentation tells the truth. */
class RulesTest {
    private static final List<String> HEADINGS =
            List.of("## What leaks", "## Why it matters", "## How to fix", "## When it is wrong");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final String CLASS = "public final class";
    private static final Path TESTS = Path.of("src/test/java/io/watertight/rule");

    private static final String IMPORTS = """
            import java.io.*;
            import java.nio.file.*;
            import java.sql.*;
            import java.util.*;
            import java.util.concurrent.*;
            import io.micrometer.core.instrument.Counter;
            import io.micrometer.core.instrument.Metrics;
            import org.slf4j.MDC;
            """;
    private static final List<Path> LIBRARIES = Stream.of(
                    "org.slf4j:slf4j-api:2.0.17",
                    "io.micrometer:micrometer-core:1.12.5",
                    "io.micrometer:micrometer-commons:1.12.5")
            .map(LibraryFolder.ofBuild()::jar)
            .toList();
    private static final String SURROUNDINGS = """
            record Order(long id) {
                static final Order NONE = new Order(-1);
            }
            record RateTable(int rates) {}
            record QuoteRequest(String city, int weight) {}
            record Quote(int price) {}
            private javax.sql.DataSource dataSource;
            Order read(Connection connection, long id) throws SQLException {
                connection.setReadOnly(true);
                return new Order(id);
            }
            RateTable parse(BufferedReader reader) throws IOException {
                return new RateTable(reader.read());
            }
            Quote calculate(QuoteRequest request) {
                return new Quote(request.weight());
            }
            """;
    private static final Map<String, String> USES = Map.of("UnboundedStaticCollection", """
            public Quote quote(QuoteRequest request) {
                return QUOTES.computeIfAbsent(request, this::calculate);
            }
            """);

    @TempDir
    Path work;

    static List<Rule> rules() {
        return Rules.all();
    }

    static List<RuleDescription> descriptions() {
        return Rules.descriptions();
    }

    @Test
    void names_and_titles_are_unique_and_in_the_order_of_the_rules() {
        List<String> names = descriptions().stream().map(RuleDescription::name).toList();

        assertEquals(rules().stream().map(Rule::name).toList(), names);
        assertEquals(names.size(), new HashSet<>(names).size());
        assertEquals(
                names.size(),
                descriptions().stream().map(RuleDescription::title).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_is_a_final_class_without_state_and_with_a_test_of_its_name(Rule rule) {
        assertTrue(Modifier.isFinal(rule.getClass().getModifiers()));
        assertTrue(
                List.of(rule.getClass().getDeclaredFields()).stream()
                        .allMatch(field -> Modifier.isStatic(field.getModifiers())),
                "a field that is no constant");
        assertTrue(rule.getClass().isAnnotationPresent(LeakPattern.class));
        assertTrue(Files.exists(TESTS.resolve(rule.name() + "Test.java")));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void metadata_is_within_its_bounds(RuleDescription rule) {
        assertTrue(rule.rank() >= 1 && rule.rank() <= 20, "SpotBugs ranks go from 1 to 20");
        assertTrue(rule.cwe() > 0);
        assertFalse(rule.title().isBlank() || rule.title().endsWith("."), "a headline without a full stop");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void the_prose_has_the_title_and_the_four_headings_in_their_order(RuleDescription rule) {
        List<String> headings =
                rule.help().lines().filter(line -> line.startsWith("#")).toList();

        assertEquals("# " + rule.title(), headings.get(0));
        assertEquals(HEADINGS, headings.subList(1, headings.size()));
        for (String heading : HEADINGS) {
            assertFalse(section(rule, heading).isBlank(), heading);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void the_example_of_what_leaks_is_reported_by_its_rule(RuleDescription rule) {
        List<String> examples = examples(section(rule, "## What leaks"));

        assertFalse(examples.isEmpty(), "no example");
        for (String example : examples) {
            assertTrue(
                    analyze(example).findings().stream()
                            .anyMatch(finding -> finding.rule().equals(rule.name())),
                    () -> "not reported: " + example);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void the_example_of_how_to_fix_is_silent(RuleDescription rule) {
        List<String> examples = examples(section(rule, "## How to fix"));

        assertFalse(examples.isEmpty(), "no example");
        for (String example : examples) {
            assertEquals(
                    List.of(),
                    analyze(example + USES.getOrDefault(rule.name(), "")).findings(),
                    example);
        }
    }

    private static String section(RuleDescription rule, String heading) {
        String rest = rule.help().substring(rule.help().indexOf(heading) + heading.length());
        int next = rest.indexOf("\n## ");
        return next < 0 ? rest : rest.substring(0, next);
    }

    private static List<String> examples(String section) {
        return EXAMPLE.matcher(section)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** The example in a class of its own, with the types and methods that it leaves to the reader. */
    private AnalysisReport analyze(String example) {
        boolean isClass = example.startsWith(CLASS);
        int end = isClass ? example.lastIndexOf('}') : example.length();
        String members = (isClass ? "static " : "") + example.substring(0, end) + SURROUNDINGS + example.substring(end);
        return CompiledSource.with(LIBRARIES, work, IMPORTS + "public class Example {\n" + members + "}\n")
                .analyze();
    }
}
