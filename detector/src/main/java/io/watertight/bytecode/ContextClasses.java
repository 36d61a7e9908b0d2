// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import io.watertight.program.JdkIndex;
import io.watertight.program.Memo;
import io.watertight.program.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The classes that the analysed ones refer to: headers of those of the class path, then of the JDK, then of libraries that
 * are known without a jar, and the code of those of the class path. The first entry of the class path that has a class hides the others. Reads a class when it
 * is first asked for and holds the jars open until closed.
 */
public final class ContextClasses implements ClassLookup, AutoCloseable {
    private static final String SUFFIX = ".class";

    private final List<ClassPathEntry> classPath = new ArrayList<>();
    private final JdkIndex jdk;
    private final ClassLookup libraries;
    private final Symbols symbols = new Symbols();
    private final Memo<String, Optional<ClassDecl>> known = new Memo<>(this::read);

    /** Opens the class path; what is missing or no jar becomes a diagnostic. */
    public ContextClasses(List<Path> classPath, JdkIndex jdk, Consumer<Diagnostic> diagnostics) {
        this(classPath, jdk, type -> Optional.empty(), diagnostics);
    }

    /** @param libraries asked for what neither the class path nor the JDK has */
    public ContextClasses(List<Path> classPath, JdkIndex jdk, ClassLookup libraries, Consumer<Diagnostic> diagnostics) {
        this.jdk = jdk;
        this.libraries = libraries;
        for (Path path : classPath) {
            try {
                this.classPath.add(
                        Files.isDirectory(path) ? new ClassPathEntry.Folder(path) : ClassPathEntry.Jar.open(path));
            } catch (IOException e) {
                diagnostics.accept(Diagnostic.warning(
                        path.toString(),
                        "is on the class path but cannot be opened (" + e.getMessage() + ")",
                        "name an existing jar or class folder"));
            }
        }
    }

    /** Whether there is anything to look into. */
    public boolean hasClassPath() {
        return !classPath.isEmpty();
    }

    @Override
    public Optional<ClassDecl> find(String internalName) {
        return known.get(internalName);
    }

    private Optional<ClassDecl> read(String internalName) {
        String file = internalName + SUFFIX;
        Optional<ClassPathEntry.Found> found = onClassPath(file);
        return found.isPresent()
                ? classFile(found.get(), problem -> {}).map(ClassFile::header)
                : jdk.find(internalName).or(() -> libraries.find(internalName));
    }

    private Optional<ClassPathEntry.Found> onClassPath(String file) {
        for (ClassPathEntry entry : classPath) {
            Optional<ClassPathEntry.Found> found = entry.find(file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the class is one of the class path whose code may be looked into. A class of a package that the JDK has too
     * is none: that is the one that runs, and its code differs from release to release.
     */
    public boolean isDependency(ClassDecl decl) {
        return !jdk.hasPackageOf(decl.name());
    }

    /**
     * The class file of a dependency, read again at each call; empty when it is missing or cannot be read.
     *
     * @param diagnostics receives why a class that is there cannot be read
     */
    public Optional<ClassFile> classFile(ClassDecl dependency, Consumer<Diagnostic> diagnostics) {
        return onClassPath(dependency.name() + SUFFIX).flatMap(found -> classFile(found, diagnostics));
    }

    private Optional<ClassFile> classFile(ClassPathEntry.Found found, Consumer<Diagnostic> diagnostics) {
        try (InputStream in = found.content().open()) {
            return ClassFile.parse(found.subject(), found.origin(), in.readAllBytes(), symbols, diagnostics);
        } catch (IOException e) {
            diagnostics.accept(Diagnostic.warning(
                    found.subject(), "cannot be read (" + e.getMessage() + ")", "build or download it again"));
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (ClassPathEntry entry : classPath) {
            try {
                entry.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
