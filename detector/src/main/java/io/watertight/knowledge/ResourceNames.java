// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.Descriptors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the names of types end that are usually resources.
 *
 * @param endings endings that begin with a capital
 * @param exceptions longer endings of types that are usually none
 */
record ResourceNames(List<String> endings, List<String> exceptions) {
    private static final String FILE = "resource-names.txt";
    private static final String BUT = "but";

    static ResourceNames builtIn() {
        try (InputStream in = ResourceNames.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " beside the classes of the analysis", e);
        }
    }

    /** @param text one ending per line, then {@code but}, then the exceptions; {@code #} starts a comment line */
    static ResourceNames parse(String text) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        int but = lines.contains(BUT) ? lines.indexOf(BUT) : lines.size();
        return new ResourceNames(lines.subList(0, but), lines.subList(Math.min(but + 1, lines.size()), lines.size()));
    }

    /** @param type internal name of a type */
    boolean include(String type) {
        String name = Descriptors.simpleName(type);
        return endings.stream().anyMatch(name::endsWith) && exceptions.stream().noneMatch(name::endsWith);
    }
}
