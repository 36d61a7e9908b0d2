// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The facts of one knowledge file; what cannot be read of it is a diagnostic, the rest is kept. */
record FactFile(String name, List<Fact> facts) {
    /** The built-in files; on the same member all of them speak. */
    static final List<String> BUILT_IN = List.of(
            "jdk-io.facts",
            "jdk-nio.facts",
            "jdk-net.facts",
            "jdk-sql.facts",
            "jdk-util.facts",
            "jdk-unique.facts",
            "jdk-outcomes.facts",
            "jdk-collections.facts",
            "jdk-registries.facts",
            "jdk-more.facts",
            "jdk-locks.facts",
            "jdk-threads.facts",
            "jdk-nothrow.facts",
            "jdk-newer.facts",
            "android.facts",
            "cloud.facts",
            "collections.facts",
            "commons-io.facts",
            "compression.facts",
            "coordination.facts",
            "documents.facts",
            "frameworks.facts",
            "guava.facts",
            "hadoop.facts",
            "http.facts",
            "jgit.facts",
            "kafka.facts",
            "kotlin.facts",
            "loggers.facts",
            "long-lived.facts",
            "messaging.facts",
            "native.facts",
            "netty.facts",
            "persistence.facts",
            "primitive-collections.facts",
            "registries.facts",
            "remote.facts",
            "search.facts",
            "servers.facts",
            "stores.facts",
            "swt.facts",
            "tracing.facts");

    FactFile {
        facts = List.copyOf(facts);
    }

    static FactFile builtIn(String name, Consumer<Diagnostic> diagnostics) {
        try (InputStream in = FactFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException(name);
            }
            return parse(
                    name,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    diagnostics);
        } catch (IOException e) {
            return unreadable(name, e, diagnostics);
        }
    }

    static FactFile of(Path file, Consumer<Diagnostic> diagnostics) {
        try {
            return parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8), diagnostics);
        } catch (IOException e) {
            return unreadable(file.toString(), e, diagnostics);
        }
    }

    static FactFile parse(String name, List<String> lines, Consumer<Diagnostic> diagnostics) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String location = name + ":" + (i + 1);
            String text = withoutComment(lines.get(i));
            if (!text.isEmpty()) {
                try {
                    facts.add(FactParser.parse(text, location));
                } catch (Refusal refusal) {
                    diagnostics.accept(refusal.at(location));
                }
            }
        }
        return new FactFile(name, facts);
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }

    private static FactFile unreadable(String name, IOException why, Consumer<Diagnostic> diagnostics) {
        String problem = why instanceof NoSuchFileException
                ? "there is no such knowledge file"
                : why instanceof CharacterCodingException
                        ? "the knowledge file is not UTF-8 text"
                        : "the knowledge file cannot be read (" + why.getClass().getSimpleName() + ")";
        diagnostics.accept(Diagnostic.error(name, problem, "give the path of a readable text file in UTF-8"));
        return new FactFile(name, List.of());
    }
}
