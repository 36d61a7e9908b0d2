// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.JdkIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The types of several jars as one program, without those of the JDK's packages; of several types of one name the first
 * counts.
 */
final class LibraryJars {
    /** Copies of other libraries, and what is meant for nobody outside. */
    private static final Pattern PRIVATE = Pattern.compile(
            "(.*/)?(internal|internals|implementation|shaded|shade|thirdparty|repackaged|relocated|cglib|META-INF|BOOT-INF|WEB-INF)/.*"
                    + "|(?!com/google/).*/(proto|protobuf|protocolPB|generated)/.*");

    private final SortedMap<String, ApiType> types = new TreeMap<>();
    private final Map<String, String> jars = new HashMap<>();
    private final JdkIndex jdk = JdkIndex.at(JdkIndexGenerator.OLDER);

    static LibraryJars read(List<Path> paths) throws IOException {
        LibraryJars jars = new LibraryJars();
        for (Path path : paths) {
            try (ZipFile jar = new ZipFile(path.toFile())) {
                jars.add(jar, path.getFileName().toString());
            }
        }
        return jars;
    }

    private void add(ZipFile jar, String name) throws IOException {
        for (ZipEntry entry : Collections.list(jar.entries())) {
            String file = entry.getName();
            boolean isType = file.endsWith(".class") && file.indexOf('/') > 0;
            if (isType && !PRIVATE.matcher(file).matches() && !jdk.hasPackageOf(file)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    ApiType type = ApiReader.read(in.readAllBytes());
                    if (types.putIfAbsent(type.name(), type) == null) {
                        jars.put(type.name(), name);
                    }
                }
            }
        }
    }

    /** All types by their internal names. */
    SortedMap<String, ApiType> types() {
        return Collections.unmodifiableSortedMap(types);
    }

    /** The file name of the jar that a type was read from. */
    String jarOf(String type) {
        return jars.get(type);
    }

    /** Whether code outside its package can name the type. */
    boolean isVisible(ApiType type) {
        ApiType outer = type;
        while (outer.isOpen() && types.containsKey(outer.enclosing())) {
            outer = types.get(outer.enclosing());
        }
        return outer.isOpen();
    }

    /** The type and all its supertypes, those of the JDK too, by name. */
    Set<String> supertypes(String name) {
        Set<String> result = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        for (int i = 0; i < open.size(); i++) {
            String next = open.get(i);
            if (!next.isEmpty() && result.add(next)) {
                ApiType type = types.get(next);
                if (type != null) {
                    open.add(type.superName());
                    open.addAll(type.interfaces());
                } else {
                    jdk.find(next).ifPresent(decl -> {
                        open.add(decl.superName());
                        open.addAll(decl.interfaces());
                    });
                }
            }
        }
        return result;
    }

    /** Whether an exception must be declared (JLS 11.1.1); one that is in no jar counts as such. */
    boolean isChecked(String exception) {
        Set<String> all = supertypes(exception);
        return !all.contains("java/lang/RuntimeException") && !all.contains("java/lang/Error");
    }
}
