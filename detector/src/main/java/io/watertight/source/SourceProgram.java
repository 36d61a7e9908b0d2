// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.CompilationUnit;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Interests;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import io.watertight.program.MethodDecl;
import io.watertight.source.lowering.FileLowering;
import io.watertight.source.types.Headers;
import io.watertight.source.types.Members;
import io.watertight.source.types.Scan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The classes and the code of source files that nobody compiled. */
public final class SourceProgram {
    private final Scan scan;
    private final Map<String, List<MethodDecl>> made = new ConcurrentHashMap<>();

    private SourceProgram(Scan scan) {
        this.scan = scan;
    }

    /** What is asked of the rest of an analysis. */
    public record Surroundings(Set<String> takenNames, ClassLookup context, Predicate<String> isNamedElsewhere) {}

    /** No files at all. */
    public static SourceProgram none() {
        return new SourceProgram(Scan.of(List.of(), name -> Optional.empty(), name -> false));
    }

    /**
     * Parses files and declares their classes, several files at a time.
     *
     * @param roots source folders, source files and source jars
     * @param isWanted whether the file with this path, as reports name it, is to be read
     * @param trees keeps what is parsed for whoever wants it later in the same analysis
     * @param surroundings names of compiled classes, whose files are left out, the classes that the files refer to, and whether
     *     something is known of a type that is nowhere declared
     * @param diagnostics receives what cannot be read, from several threads
     */
    public static SourceProgram read(
            List<Path> roots,
            Predicate<String> isWanted,
            SyntaxTrees trees,
            Surroundings surroundings,
            Consumer<Diagnostic> diagnostics) {
        List<File> files = new ArrayList<>();
        SourceListing listing = new SourceListing(diagnostics);
        for (Path root : roots) {
            listing.list(root).stream()
                    .filter(entry -> isWanted.test(entry.path()))
                    .forEach(entry -> files.add(new File(entry, root)));
        }
        List<Scan.Tree> read = parse(files, trees, diagnostics).stream()
                .filter(tree -> tree.isNew(surroundings.takenNames()))
                .toList();
        return new SourceProgram(Scan.of(read, surroundings.context(), surroundings.isNamedElsewhere()));
    }

    /** A file to read, and the input it lies in. */
    private record File(SourceEntry entry, Path root) {}

    private static List<Scan.Tree> parse(List<File> files, SyntaxTrees trees, Consumer<Diagnostic> diagnostics) {
        try (OpenJars jars = new OpenJars()) {
            SourceParser parser = new SourceParser(jars, trees, diagnostics);
            return files.parallelStream()
                    .flatMap(file ->
                            parser.parse(file.entry()).map(tree -> tree(tree, file.entry(), file.root())).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a source jar", e);
        }
    }

    private static Scan.Tree tree(CompilationUnit tree, SourceEntry entry, Path root) {
        return new Scan.Tree(tree, entry.path(), root.toString());
    }

    /**
     * Lowers all methods, several files at a time.
     *
     * @param interests say which bodies are kept
     * @param diagnostics receives what could not be lowered, from several threads
     */
    public ProgramCode lower(Interests interests, Consumer<Diagnostic> diagnostics) {
        Members members = new Members(scan.types());
        return scan.units().parallelStream()
                .collect(
                        ProgramCode.Builder::new,
                        (code, unit) ->
                                made.putAll(FileLowering.lower(unit, scan, members, interests, code, diagnostics)),
                        ProgramCode.Builder::addAll)
                .build();
    }

    /** Whether no source was read. */
    public boolean isEmpty() {
        return scan.units().isEmpty();
    }

    /** The headers of the classes; with what a compiler would add to them, once they are lowered. */
    public List<ClassDecl> headers() {
        return scan.units().stream()
                .flatMap(unit -> unit.classes().stream())
                .map(declared -> Headers.of(scan.types(), declared, made.getOrDefault(declared.name(), List.of())))
                .toList();
    }
}
