// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.ClassFiles;
import io.watertight.bytecode.ContextClasses;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Finding;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import io.watertight.program.Descriptors;
import io.watertight.program.JdkIndex;
import io.watertight.program.LibraryIndex;
import io.watertight.program.Program;
import io.watertight.rule.Rules;
import io.watertight.source.SourceIndex;
import io.watertight.source.SourceProgram;
import io.watertight.source.SyntaxTrees;
import io.watertight.suppression.Suppression;
import io.watertight.suppression.UnreadWaivers;
import io.watertight.suppression.Waived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds leaks: the one entry point for every host. */
public final class Watertight {
    private final AnalysisRequest request;
    private final Knowledge knowledge;
    private final Set<Diagnostic> diagnostics = new ConcurrentSkipListSet<>();
    private final SyntaxTrees trees = new SyntaxTrees();

    private Watertight(AnalysisRequest request, Knowledge knowledge) {
        this.request = request;
        this.knowledge = knowledge;
    }

    /** Analyses what the request names. Never throws for bad input: what cannot be read is in the diagnostics. */
    public static AnalysisReport analyze(AnalysisRequest request) {
        return analyzer(request.knowledge()).apply(request);
    }

    /**
     * As {@link #analyze}, for many requests with the same knowledge files, which are read once; may be called from several
     * threads.
     */
    public static Function<AnalysisRequest, AnalysisReport> analyzer(List<Path> knowledgeFiles) {
        Set<Diagnostic> problems = new ConcurrentSkipListSet<>();
        Knowledge knowledge = Knowledge.load(knowledgeFiles, problems::add);
        return request -> {
            Watertight analysis = new Watertight(request, knowledge);
            analysis.diagnostics.addAll(problems);
            return analysis.run();
        };
    }

    private AnalysisReport run() {
        Inputs inputs = Inputs.sort(request, diagnostics::add);
        List<ClassFile> classFiles = firstOfEachName(ClassFiles.read(inputs.classes(), diagnostics::add));
        JdkIndex jdk = JdkIndex.at(newestRelease(classFiles));
        try (ContextClasses context =
                new ContextClasses(request.classPath(), jdk, libraries(inputs), diagnostics::add)) {
            Lowering lowering = lower(classFiles, inputs, context);
            reportMissingSupertypes(lowering.program(), jdk);
            return report(lowering, inputs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a jar of the class path", e);
        }
    }

    /** Class files are analysed with their class path; sources, which may come alone, with what is known of libraries. */
    private static ClassLookup libraries(Inputs inputs) {
        return inputs.analysedSources().isEmpty() ? type -> Optional.empty() : LibraryIndex.builtIn();
    }

    /** The source files among the inputs that no class was compiled from. */
    private SourceProgram sources(Inputs inputs, List<ClassDecl> compiled, ContextClasses context) {
        Map<String, ClassDecl> byName = new HashMap<>();
        compiled.forEach(decl -> byName.putIfAbsent(decl.name(), decl));
        Set<String> paths = compiled.stream().map(ClassDecl::sourcePath).collect(Collectors.toSet());
        Set<String> wanted = compiled.isEmpty()
                ? Set.of()
                : Set.copyOf(SourceIndex.of(inputs.analysedSources(), trees, ruleNames(), diagnostics::add)
                        .filesWithoutClass(paths));
        ClassLookup lookup = name -> Optional.ofNullable(byName.get(name)).or(() -> context.find(name));
        return SourceProgram.read(
                inputs.analysedSources(),
                path -> compiled.isEmpty() || wanted.contains(path),
                trees,
                new SourceProgram.Surroundings(
                        byName.keySet(),
                        lookup,
                        type -> !knowledge.verbsOf(type).isEmpty()),
                diagnostics::add);
    }

    private Lowering lower(List<ClassFile> classFiles, Inputs inputs, ContextClasses context) {
        List<ClassDecl> headers =
                new ArrayList<>(classFiles.stream().map(ClassFile::header).toList());
        reportDoubles(headers);
        SourceProgram sources = sources(inputs, headers, context);
        headers.addAll(sources.headers());
        return Lowering.of(
                classFiles,
                sources,
                new Program(headers, context),
                context,
                knowledge.about(headers),
                diagnostics::add);
    }

    private static int newestRelease(List<ClassFile> classFiles) {
        return classFiles.stream().mapToInt(ClassFile::release).max().orElse(0);
    }

    /** As on a class path, the first class of a name hides the others. */
    private static List<ClassFile> firstOfEachName(List<ClassFile> classFiles) {
        Set<String> names = new HashSet<>();
        return classFiles.stream()
                .filter(file -> names.add(file.header().name()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private AnalysisReport report(Lowering lowering, Inputs inputs) {
        Program program = lowering.program();
        SourceIndex sources = SourceIndex.of(inputs.sources(), trees, ruleNames(), diagnostics::add);
        FindingWriter writer = new FindingWriter(program, sources);
        Engines.Result result = Engines.run(program, lowering, diagnostics::add);
        List<Finding> findings = result.violations().stream()
                .flatMap(violation -> writer.write(violation).stream())
                .sorted()
                .toList();
        Suppression suppression = Suppression.apply(Fingerprint.distinct(findings), sources::waivers);
        diagnostics.addAll(new UnreadWaivers(program).at(suppression.kept()));
        return new AnalysisReport(
                suppression.kept(),
                suppression.waived().stream().map(Waived::finding).toList(),
                result.unreported(),
                List.copyOf(diagnostics),
                new AnalysisReport.Coverage(
                        program.classes().size(),
                        lowering.code().outlines().size(),
                        lowering.code().size()));
    }

    /** Of several classes of one name the first counts; that is said once for each pair of inputs. */
    private void reportDoubles(List<ClassDecl> headers) {
        Map<String, ClassDecl> first = new HashMap<>();
        for (ClassDecl header : headers) {
            ClassDecl other = first.putIfAbsent(header.name(), header);
            if (other != null && !other.origin().equals(header.origin())) {
                diagnostics.add(Diagnostic.warning(
                        header.origin(),
                        "holds classes that " + other.origin() + " holds too, and they were left out",
                        "name one of the two, or analyse each input as a program of its own"));
            }
        }
    }

    /**
     * Without its supertypes a class is analysed all the same, but less is known of it; said once for each input. Nobody
     * can do anything about types that the JDK conceals, so they are not mentioned.
     */
    private void reportMissingSupertypes(Program program, JdkIndex jdk) {
        Map<String, SortedSet<String>> missing = new TreeMap<>();
        for (ClassDecl decl : program.classes()) {
            Stream.concat(Stream.of(decl.superName()), decl.interfaces().stream())
                    .filter(type -> !type.isEmpty() && program.find(type).isEmpty() && !jdk.hasPackageOf(type))
                    .forEach(type -> missing.computeIfAbsent(decl.origin(), k -> new TreeSet<>())
                            .add(Descriptors.binaryName(type)));
        }
        missing.forEach((origin, types) -> diagnostics.add(Diagnostic.warning(
                origin,
                "extends types that were not found: " + types.first()
                        + (types.size() > 1 ? " and " + (types.size() - 1) + " more" : ""),
                "name the jars that hold them on the class path")));
    }

    private static Set<String> ruleNames() {
        return Rules.all().stream().map(rule -> rule.name()).collect(Collectors.toSet());
    }
}
