// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The source files of an analysis, found by the path a class file gives them.
 *
 * <p>Only listed at first; a file is read and parsed when it is first found, and kept as long as the index is. Lives as
 * long as one analysis and belongs to one thread.
 */
public final class SourceIndex {
    private final Map<String, SourceEntry> byRelativePath = new LinkedHashMap<>();
    private final Map<String, SourceEntry> byPath = new HashMap<>();
    private final Map<String, List<SourceEntry>> byFileName = new HashMap<>();
    private final List<Path> rootsWithoutSource = new ArrayList<>();
    private final Map<String, Optional<SourceFile>> found = new HashMap<>();
    private final Map<String, SourceFile> opened = new HashMap<>();
    private final SyntaxReader reader;
    private final Consumer<Diagnostic> diagnostics;

    private SourceIndex(SyntaxReader reader, Consumer<Diagnostic> diagnostics) {
        this.reader = reader;
        this.diagnostics = diagnostics;
    }

    /**
     * Lists the roots. Of files with the same path below their roots, the one of the earlier root counts.
     *
     * @param roots source folders (the package root or any folder above or below it), source files, source jars
     * @param trees the files that were parsed in the same analysis
     * @param rules names of the rules a waiver may name
     * @param diagnostics takes what cannot be read or parsed, and waivers that say too little; the same one may come
     *     more than once
     */
    public static SourceIndex of(
            List<Path> roots, SyntaxTrees trees, Set<String> rules, Consumer<Diagnostic> diagnostics) {
        SourceIndex index = new SourceIndex(new SyntaxReader(trees, new RuleNames(rules), diagnostics), diagnostics);
        SourceListing listing = new SourceListing(diagnostics);
        for (Path root : roots) {
            List<SourceEntry> entries = listing.list(root);
            entries.forEach(index::add);
            if (entries.isEmpty()) {
                index.rootsWithoutSource.add(root);
            }
        }
        return index;
    }

    private void add(SourceEntry entry) {
        byPath.putIfAbsent(entry.path(), entry);
        byRelativePath.putIfAbsent(entry.relativePath(), entry);
        byFileName.computeIfAbsent(entry.fileName(), name -> new ArrayList<>()).add(entry);
    }

    /** The roots in which no source file was listed, such as class folders. */
    public List<Path> rootsWithoutSource() {
        return List.copyOf(rootsWithoutSource);
    }

    /**
     * The file of a class: the one with this very path, else the one with this path below a root, else the only one whose
     * path ends with it, else the only one of that name that says it is in that package.
     *
     * @param sourcePath package and file name as class files give them: {@code a/b/C.java}
     */
    public Optional<SourceFile> find(String sourcePath) {
        Optional<SourceFile> known = found.get(sourcePath);
        if (known == null) {
            known = entry(sourcePath).flatMap(this::open);
            found.put(sourcePath, known);
        }
        return known;
    }

    /** The waivers of a file that was found before. {@code path} is that of {@link SourceFile#path()}. */
    public List<Waiver> waivers(String path) {
        SourceFile file = opened.get(path);
        return file == null ? List.of() : file.waivers();
    }

    /**
     * Paths of the files that none of these classes was compiled from. Files that hold no class anyway
     * ({@code package-info.java}, {@code module-info.java}) are left out.
     *
     * @param sourcePathsOfClasses package and file name of every class, as its class file gives them
     */
    public List<String> filesWithoutClass(Set<String> sourcePathsOfClasses) {
        return byFileName.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.fileName().contains("-"))
                .filter(entry -> !sourcePathsOfClasses.contains(entry.relativePath()))
                .filter(entry -> !sourcePathsOfClasses.contains(packageFolder(entry) + entry.fileName()))
                .map(SourceEntry::path)
                .sorted()
                .toList();
    }

    private Optional<SourceEntry> entry(String sourcePath) {
        SourceEntry itself = byPath.get(sourcePath);
        if (itself != null) {
            return Optional.of(itself);
        }
        int slash = sourcePath.lastIndexOf('/') + 1;
        String folder = sourcePath.substring(0, slash);
        SourceEntry exact = byRelativePath.get(sourcePath);
        if (exact != null && !folder.isEmpty()) {
            return Optional.of(exact);
        }
        List<SourceEntry> named = byFileName.getOrDefault(sourcePath.substring(slash), List.of());
        List<SourceEntry> below = named.stream()
                .filter(entry -> !folder.isEmpty() && entry.relativePath().endsWith("/" + sourcePath))
                .toList();
        List<SourceEntry> candidates = below.isEmpty()
                ? named.stream()
                        .filter(entry -> packageFolder(entry).equals(folder))
                        .toList()
                : below;
        long files = candidates.stream().map(SourceEntry::path).distinct().count();
        if (files > 1) {
            diagnostics.accept(Diagnostic.warning(
                    sourcePath,
                    files + " source files fit, such as " + candidates.get(0).path(),
                    "name the source folders of the analysed classes alone"));
            return Optional.empty();
        }
        return candidates.stream().findFirst();
    }

    private String packageFolder(SourceEntry entry) {
        try {
            return entry.read().packageFolder();
        } catch (IOException e) {
            diagnostics.accept(entry.unreadable(e));
            return "";
        }
    }

    private Optional<SourceFile> open(SourceEntry entry) {
        try {
            SourceFile file = SourceFile.read(entry.path(), entry.read(), reader, diagnostics);
            opened.put(file.path(), file);
            return Optional.of(file);
        } catch (IOException e) {
            diagnostics.accept(entry.unreadable(e));
            return Optional.empty();
        }
    }
}
