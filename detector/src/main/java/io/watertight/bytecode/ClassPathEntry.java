// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One jar or folder of the class path. */
sealed interface ClassPathEntry extends Closeable {

    /** The file at a path relative to the root of this entry, such as {@code a/B.class}. */
    Optional<Found> find(String file);

    /** A folder of class files. */
    record Folder(Path root) implements ClassPathEntry {
        @Override
        public Optional<Found> find(String file) {
            Path path = root.resolve(file);
            return Files.isRegularFile(path)
                    ? Optional.of(new Found(path.toString(), root.toString(), () -> Files.newInputStream(path)))
                    : Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** A jar, open until closed. */
    record Jar(ZipFile zip) implements ClassPathEntry {
        static Jar open(Path path) throws IOException {
            return new Jar(new ZipFile(path.toFile()));
        }

        @Override
        public Optional<Found> find(String file) {
            ZipEntry entry = zip.getEntry(file);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(
                            new Found(zip.getName() + "!" + file, zip.getName(), () -> zip.getInputStream(entry)));
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /**
     * A file that is there and not read yet.
     *
     * @param subject what a diagnostic calls it
     * @param origin the jar or folder it is in
     */
    record Found(String subject, String origin, Content content) {}

    /** Opens a file to be read. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
