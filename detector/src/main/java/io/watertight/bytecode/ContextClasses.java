// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;

/**
 * Headers of the classes that the analysed ones refer to: those of the class path, then those of the running JDK. Reads
 * a class when it is first asked for and holds the jars open until closed.
 */
public final class ContextClasses implements ClassLookup, AutoCloseable {
    private final List<ZipFile> jars = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Map<String, Optional<ClassDecl>> known = new ConcurrentHashMap<>();

    /** Opens the class path; what is missing or no jar becomes a diagnostic. */
    public ContextClasses(List<Path> classPath, Consumer<Diagnostic> diagnostics) {
        for (Path path : classPath) {
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                openJar(path, diagnostics);
            }
        }
    }

    private void openJar(Path path, Consumer<Diagnostic> diagnostics) {
        try {
            jars.add(new ZipFile(path.toFile()));
        } catch (IOException e) {
            diagnostics.accept(Diagnostic.warning(
                    path.toString(),
                    "is on the class path but cannot be opened (" + e.getMessage() + ")",
                    "name an existing jar or class folder"));
        }
    }

    @Override
    public Optional<ClassDecl> find(String internalName) {
        return known.computeIfAbsent(internalName, this::read);
    }

    private Optional<ClassDecl> read(String internalName) {
        String file = internalName + ".class";
        for (Path folder : folders) {
            Path path = folder.resolve(file);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return Optional.of(parse(in, folder.toString()));
                } catch (IOException | RuntimeException e) {
                    return Optional.empty();
                }
            }
        }
        for (ZipFile jar : jars) {
            ZipEntry entry = jar.getEntry(file);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return Optional.of(parse(in, jar.getName()));
                } catch (IOException | RuntimeException e) {
                    return Optional.empty();
                }
            }
        }
        return readFromJdk(file);
    }

    private static Optional<ClassDecl> readFromJdk(String file) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(parse(in, "jdk"));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static ClassDecl parse(InputStream in, String origin) throws IOException {
        return HeaderReader.read(new ClassReader(in.readAllBytes()), origin);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (ZipFile jar : jars) {
            try {
                jar.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
