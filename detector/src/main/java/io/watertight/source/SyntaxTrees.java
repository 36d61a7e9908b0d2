// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The files that one analysis parses. A file is wanted twice, for what it does and for where its findings stand; the
 * trees of a small scan are kept in between, of a large one only the first. Safe for use by several threads.
 */
public final class SyntaxTrees {
    /** Some 25,000 lines, whose trees take less than 100 MB. */
    private static final long MOST_CHARACTERS = 1_000_000;

    private final Map<String, Syntax> kept = new ConcurrentHashMap<>();
    private final Set<String> parsed = ConcurrentHashMap.newKeySet();
    private final AtomicLong room = new AtomicLong(MOST_CHARACTERS);

    /** Whether the file was asked for before, so that its problems are known. */
    boolean wasParsed(String path) {
        return parsed.contains(path);
    }

    /** The file with this path and text, parsed or kept. */
    Syntax of(String path, SourceText text) {
        Syntax known = kept.get(path);
        if (known != null) {
            return known;
        }
        Syntax syntax = Syntax.parse(text);
        parsed.add(path);
        if (room.addAndGet(-text.text().length()) >= 0) {
            kept.put(path, syntax);
        }
        return syntax;
    }
}
