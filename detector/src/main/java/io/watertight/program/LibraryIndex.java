// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Optional;
import java.util.function.Function;

/**
 * Types of widely used libraries as committed text, for sources that are analysed without a class path: those that can
 * be closed, those whose methods make, wrap or take such a thing, and their supertypes and exceptions. Of a type that is
 * there all supertypes are there; its members may be there in part, so a missing one says nothing.
 */
public final class LibraryIndex implements ClassLookup {
    /** The files of a library know no releases of Java. */
    private static final int RELEASE = 17;

    private final IndexFiles files;

    private LibraryIndex(IndexFiles files) {
        this.files = files;
    }

    /** The index that comes with the analysis. */
    public static LibraryIndex builtIn() {
        return new LibraryIndex(IndexFiles.in("library/"));
    }

    /** @param texts gives the text of a file by its name, such as {@code org.shop.index}; empty when there is none */
    public static LibraryIndex of(Function<String, Optional<String>> texts) {
        return new LibraryIndex(new IndexFiles(texts));
    }

    @Override
    public Optional<ClassDecl> find(String internalName) {
        return files.find(internalName, RELEASE);
    }
}
