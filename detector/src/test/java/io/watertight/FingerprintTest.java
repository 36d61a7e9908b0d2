// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding keeps its identity while the code around it moves, and shares it with no other. */
class FingerprintTest {
    private static final String SOURCE = """
            import java.io.*;
            public class Shop {
                static java.util.Map<String, String> seen = new java.util.HashMap<>();
                int one(File file) throws IOException {
                    InputStream in = new FileInputStream(file);
                    if (file.length() == 0) {
                        return -1;
                    }
                    int first = in.read();
                    in.close();
                    return first;
                }
                public void grow(String name) {
                    seen.put(name, name);
                }
            }
            """;

    @TempDir
    Path work;

    @Test
    void it_stays_when_lines_shift() {
        String shifted = SOURCE.replace("import java.io.*;", "\\n\\n// moved\\nimport java.io.*;".translateEscapes())
                .replace("if (file", "\n\n        if (file")
                .replace("seen.put", "\n        seen.put");

        assertNotEquals(lines(SOURCE), lines(shifted));
        assertEquals(fingerprints(SOURCE), fingerprints(shifted));
    }

    @Test
    void it_stays_when_local_names_change() {
        assertEquals(
                fingerprints(SOURCE),
                fingerprints(SOURCE.replace("InputStream in =", "InputStream input =")
                        .replace("in.", "input.")));
    }

    @Test
    void it_differs_between_methods() {
        String twice = SOURCE.replace("public void grow", """
                int two(File file) throws IOException {
                        return new FileInputStream(file).read();
                    }
                    int three(File file) throws IOException {
                        return new FileInputStream(file).read();
                    }
                    public void grow""");
        List<String> fingerprints = fingerprints(twice);

        assertEquals(4, fingerprints.size());
        assertEquals(4, fingerprints.stream().distinct().count());
        assertTrue(fingerprints.containsAll(fingerprints(SOURCE)));
    }

    @Test
    void it_differs_between_openers_in_one_method() {
        List<String> fingerprints = fingerprints("""
                import java.io.*;
                class Two {
                    int m(File file) throws IOException {
                        return new FileInputStream(file).read() + new FileReader(file).read();
                    }
                }
                """);

        assertEquals(2, fingerprints.stream().distinct().count());
    }

    @Test
    void it_differs_when_the_class_is_renamed() {
        assertNotEquals(fingerprints(SOURCE), fingerprints(SOURCE.replace("class Shop", "class Store")));
    }

    @Test
    void it_differs_between_two_equal_leaks_of_one_method() {
        List<String> fingerprints = fingerprints("""
                import java.io.*;
                class Twins {
                    int m(File one, File two) throws IOException {
                        return new FileInputStream(one).read()
                                + new FileInputStream(two).read();
                    }
                }
                """);

        assertEquals(2, fingerprints.size());
        assertEquals(2, fingerprints.stream().distinct().count());
    }

    @Test
    void it_is_a_short_text_of_hex_digits() {
        assertTrue(fingerprints(SOURCE).stream().allMatch(text -> text.matches("[0-9a-f]{32}")));
    }

    private List<String> fingerprints(String source) {
        return findings(source).stream().map(Finding::fingerprint).sorted().toList();
    }

    private List<Integer> lines(String source) {
        return findings(source).stream()
                .map(finding -> finding.place().range().startLine())
                .toList();
    }

    private List<Finding> findings(String source) {
        List<Finding> findings = CompiledSource.of(work, source).analyze().findings();
        assertTrue(findings.size() >= 1);
        return findings;
    }
}
