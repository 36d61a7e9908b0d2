// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The types of one JDK, read from its run-time image: those of exported packages that code outside can name, and what
 * they extend and implement.
 */
final class JdkImage implements AutoCloseable {
    private static final String CLASS = ".class";
    private static final String INCUBATING = "jdk.incubator.";

    private final FileSystem image;
    private final SortedMap<String, Path> packages = new TreeMap<>();
    private final SortedSet<String> exported = new TreeSet<>();
    private final Map<String, Optional<ApiType>> read = new HashMap<>();

    private JdkImage(FileSystem image) throws IOException {
        this.image = image;
        try (Stream<Path> modules = Files.list(image.getPath("/modules"))) {
            for (Path module : modules.sorted().toList()) {
                notePackages(module);
            }
        }
    }

    /** Opens the image of the JDK in this folder, whose release may be any. */
    static JdkImage of(Path home) throws IOException {
        return new JdkImage(FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString())));
    }

    @Override
    public void close() throws IOException {
        image.close();
    }

    private void notePackages(Path module) throws IOException {
        if (!module.getFileName().toString().startsWith(INCUBATING)) {
            exported.addAll(exports(module.resolve("module-info.class")));
        }
        try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith(CLASS))
                    .map(Path::getParent)
                    .filter(folder -> !folder.equals(module))
                    .forEach(folder -> packages.put(module.relativize(folder).toString(), folder));
        }
    }

    /** Internal names of the packages that a module exports to all others. */
    private static SortedSet<String> exports(Path descriptor) throws IOException {
        SortedSet<String> result = new TreeSet<>();
        new ClassReader(Files.readAllBytes(descriptor))
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public ModuleVisitor visitModule(String name, int access, String version) {
                                return new ModuleVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitExport(String packageName, int flags, String... modules) {
                                        if (modules == null || modules.length == 0) {
                                            result.add(packageName);
                                        }
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_CODE);
        return result;
    }

    Optional<ApiType> type(String name) {
        Optional<ApiType> known = read.get(name);
        if (known == null) {
            known = readType(name);
            read.put(name, known);
        }
        return known;
    }

    private Optional<ApiType> readType(String name) {
        Path folder = packages.get(ApiType.packageOf(name));
        Path file = folder == null ? null : folder.resolve(name.substring(name.lastIndexOf('/') + 1) + CLASS);
        try {
            return file == null || !Files.exists(file)
                    ? Optional.empty()
                    : Optional.of(ApiReader.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an exception of this JDK, given by name, must be declared (JLS 11.1.1). */
    boolean isChecked(String exception) {
        if (exception.equals("java/lang/RuntimeException") || exception.equals("java/lang/Error")) {
            return false;
        }
        String superclass = type(exception).map(ApiType::superName).orElse("");
        return superclass.isEmpty() || isChecked(superclass);
    }

    /** Internal names of all packages, exported or not. */
    Set<String> packages() {
        return Collections.unmodifiableSet(packages.keySet());
    }

    /** The types that code outside the JDK can name, and all their supertypes, by name. */
    SortedMap<String, ApiType> api() throws IOException {
        SortedMap<String, ApiType> result = new TreeMap<>();
        for (String name : exported) {
            try (Stream<Path> files = Files.list(packages.get(name))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(CLASS))
                        .map(file -> name + "/" + file.substring(0, file.length() - CLASS.length()))
                        .filter(type -> isVisible(type(type).orElseThrow()))
                        .forEach(type -> addWithSupertypes(type, result));
            }
        }
        return result;
    }

    private boolean isVisible(ApiType type) {
        ApiType outer = type;
        while (outer.isOpen() && !outer.enclosing().isEmpty()) {
            outer = type(outer.enclosing()).orElseThrow();
        }
        return outer.isOpen();
    }

    private void addWithSupertypes(String name, SortedMap<String, ApiType> result) {
        if (name.isEmpty() || result.containsKey(name)) {
            return;
        }
        ApiType type = type(name).orElseThrow();
        result.put(name, type);
        addWithSupertypes(type.superName(), result);
        type.interfaces().forEach(supertype -> addWithSupertypes(supertype, result));
    }
}
