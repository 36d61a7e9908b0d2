// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The files of an index, one for each package, each read when a type of its package is first asked for. */
final class IndexFiles {
    /** Gives the text of a file by its name; empty when there is none. */
    private final Function<String, Optional<String>> texts;

    private final Map<String, Optional<IndexPackage>> packages = new ConcurrentHashMap<>();

    IndexFiles(Function<String, Optional<String>> texts) {
        this.texts = texts;
    }

    /** Those of a folder beside the classes of the analysis. */
    static IndexFiles in(String folder) {
        return new IndexFiles(file -> text(folder + file));
    }

    /** The type as it is in a release. */
    Optional<ClassDecl> find(String internalName, int release) {
        return packageNamed(packageOf(internalName)).flatMap(p -> p.find(internalName, release));
    }

    /** @param name internal name of the package: {@code java/io} */
    Optional<IndexPackage> packageNamed(String name) {
        return packages.computeIfAbsent(
                name, n -> texts.apply(n.replace('/', '.') + ".index").map(text -> IndexPackage.parse(n, text)));
    }

    static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(internalName.lastIndexOf('/'), 0));
    }

    /** The text of a file beside the classes of the analysis. */
    static Optional<String> text(String file) {
        try (InputStream in = IndexFiles.class.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " beside the classes of the analysis", e);
        }
    }
}
