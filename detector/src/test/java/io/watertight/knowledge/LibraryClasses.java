// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.fixtures.LibraryFolder;
import io.watertight.program.JdkIndex;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The libraries that a built-in file speaks about, read from the headers of their class files.
 *
 * <p>A file names them in comments, {@code # resolved against: group:artifact:version}. Several coordinates on one line
 * are a class path; each line is one of its own, so that versions which exclude each other can stand in one file. A fact
 * must hold on one of them.
 */
final class LibraryClasses implements AutoCloseable {
    private static final int RELEASE = 17;
    private static final String HEADER = "# resolved against:";

    private final List<ContextClasses> classPaths = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();

    private LibraryClasses(List<List<String>> coordinates, Consumer<Diagnostic> problems) {
        for (List<String> together : coordinates) {
            List<Path> jars =
                    together.stream().map(LibraryFolder.ofBuild()::jar).toList();
            ContextClasses classes = new ContextClasses(jars, JdkIndex.at(RELEASE), problems);
            classPaths.add(classes);
            programs.add(new Program(List.of(), classes));
        }
    }

    static LibraryClasses of(String file, Consumer<Diagnostic> problems) {
        return new LibraryClasses(coordinates(file), problems);
    }

    /** The class paths that a built-in file names; none when it is about the JDK. */
    static List<List<String>> coordinates(String file) {
        try (InputStream in = FactFile.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(HEADER))
                    .map(line -> List.of(line.substring(HEADER.length()).strip().split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the fact is about nothing that code outside can call; empty when it is right on some class path. */
    Optional<String> objection(Fact fact) {
        String nearest = "no such type";
        for (Program program : programs) {
            Optional<String> objection = objection(fact, program);
            if (objection.isEmpty()) {
                return objection;
            }
            nearest = program.find(fact.type()).isPresent() ? objection.get() : nearest;
        }
        return Optional.of(nearest);
    }

    private static Optional<String> objection(Fact fact, Program program) {
        if (program.find(fact.type()).isEmpty()) {
            return Optional.of("no such type");
        }
        if (fact.method().isEmpty()) {
            return Optional.empty();
        }
        MethodRef method = fact.method().get();
        Optional<MethodDecl> declared = method.isConstructor() ? program.declaration(method) : program.resolve(method);
        return declared.isEmpty() ? Optional.of("no such method") : objection(fact, declared.get());
    }

    private static Optional<String> objection(Fact fact, MethodDecl member) {
        if ((member.access() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
            return Optional.of("cannot be called");
        }
        boolean asksForReceiver =
                Stream.concat(Stream.of(fact.operand()), fact.via().stream()).anyMatch(Operand.THIS::equals);
        boolean hasReceiver = !member.isStatic() && !member.ref().isConstructor();
        return asksForReceiver && !hasReceiver ? Optional.of("has no receiver") : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (ContextClasses classes : classPaths) {
            classes.close();
        }
    }
}
