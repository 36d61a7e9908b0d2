// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The instance fields of the JDK that subclasses use to reach what they wrap; the index has no others than constants. */
final class ProtectedFields {
    private static final Map<String, String> DESCRIPTORS = Map.of(
            "java/io/FilterInputStream.in", "Ljava/io/InputStream;",
            "java/io/FilterOutputStream.out", "Ljava/io/OutputStream;",
            "java/io/FilterReader.in", "Ljava/io/Reader;",
            "java/io/FilterWriter.out", "Ljava/io/Writer;",
            "java/io/PrintWriter.out", "Ljava/io/Writer;",
            "java/io/Reader.lock", "Ljava/lang/Object;",
            "java/io/Writer.lock", "Ljava/lang/Object;");

    private ProtectedFields() {}

    static Optional<FieldDecl> find(String type, String name) {
        return Optional.ofNullable(DESCRIPTORS.get(type + "." + name))
                .map(descriptor ->
                        new FieldDecl(new FieldRef(type, name, descriptor), Modifier.PROTECTED, "", Set.of()));
    }
}
