// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The documented API of earlier releases, which a JDK brings along in {@code lib/ct.sym} for {@code javac --release}: a
 * zip with one folder for each set of releases in which a class looks the same. A release is one digit or letter in the
 * folder's name (9 is {@code 9}, 10 is {@code A}).
 */
final class ReleaseSymbols implements AutoCloseable {
    private static final String SUFFIX = ".sig";
    private static final int RADIX = Character.MAX_RADIX;

    private final ZipFile zip;
    private final Map<String, Map<Integer, ZipEntry>> entries = new HashMap<>();

    ReleaseSymbols(Path home) throws IOException {
        zip = new ZipFile(home.resolve("lib/ct.sym").toFile());
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            note(all.nextElement());
        }
    }

    /** Enters {@code IJK/java.base/java/lang/Object.sig} for releases 18, 19 and 20. */
    private void note(ZipEntry entry) {
        String[] parts = entry.getName().split("/", 3);
        if (parts.length < 3 || !parts[2].endsWith(SUFFIX)) {
            return;
        }
        String type = parts[2].substring(0, parts[2].length() - SUFFIX.length());
        Map<Integer, ZipEntry> byRelease = entries.computeIfAbsent(type, t -> new HashMap<>());
        parts[0].chars().forEach(letter -> byRelease.put(Character.digit(letter, RADIX), entry));
    }

    /** What the type looked like in a release; empty when it was not there or is not documented. */
    Optional<ApiType> type(String name, int release) throws IOException {
        ZipEntry entry = entries.getOrDefault(name, Map.of()).get(release);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(ApiReader.read(in.readAllBytes()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
