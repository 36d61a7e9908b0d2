// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;

/** The source jars of one run, each opened once, for opening a large one takes as long as reading some of its files. */
final class OpenJars implements AutoCloseable {
    private final Map<Path, ZipFile> jars = new ConcurrentHashMap<>();

    SourceText read(SourceEntry entry) throws IOException {
        return entry instanceof SourceEntry.InJar inJar ? inJar.readFrom(jar(inJar.jar())) : entry.read();
    }

    private ZipFile jar(Path path) throws IOException {
        try {
            return jars.computeIfAbsent(path, OpenJars::open);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ZipFile open(Path path) {
        try {
            return new ZipFile(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars.values()) {
            jar.close();
        }
    }
}
