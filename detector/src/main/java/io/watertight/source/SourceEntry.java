// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.diagnostic.Diagnostic;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A source file that is known to exist and was not read yet. */
sealed interface SourceEntry {

    /** Path below its source root, with slashes. */
    String relativePath();

    /** Path for a reader of reports. */
    String path();

    SourceText read() throws IOException;

    default String fileName() {
        return relativePath().substring(relativePath().lastIndexOf('/') + 1);
    }

    /** Says that the file is there and cannot be read. */
    default Diagnostic unreadable(IOException problem) {
        return Diagnostic.warning(path(), "it cannot be read (" + problem + ")", "check the file and its permissions");
    }

    /** A file in a source folder. */
    record InFolder(Path file, String relativePath) implements SourceEntry {
        @Override
        public String path() {
            return file.toString();
        }

        @Override
        public SourceText read() throws IOException {
            return SourceText.decode(Files.readAllBytes(file));
        }
    }

    /** A file in a source jar. */
    record InJar(Path jar, String relativePath) implements SourceEntry {
        @Override
        public String path() {
            return jar + "!/" + relativePath;
        }

        @Override
        public SourceText read() throws IOException {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                return readFrom(zip);
            }
        }

        /** The file, read from its jar, which is open. */
        SourceText readFrom(ZipFile zip) throws IOException {
            ZipEntry entry = zip.getEntry(relativePath);
            if (entry == null) {
                throw new FileNotFoundException(path());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return SourceText.decode(in.readAllBytes());
            }
        }
    }
}
