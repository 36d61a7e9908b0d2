// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SystemProperties;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.IClassPath;
import edu.umd.cs.findbugs.classfile.ICodeBase;
import edu.umd.cs.findbugs.classfile.ICodeBaseEntry;
import edu.umd.cs.findbugs.classfile.ICodeBaseIterator;
import edu.umd.cs.findbugs.classfile.IScannableCodeBase;
import edu.umd.cs.findbugs.classfile.InvalidClassFileFormatException;
import edu.umd.cs.findbugs.classfile.ResourceNotFoundException;
import io.watertight.AnalysisRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a run of SpotBugs to a request.
 *
 * <p>An IDE may hand over the one class file that was edited, and Gradle hands over every class file by itself. Whether
 * a map is ever cleaned, or a field closed, is written in other classes: so a class file stands for the folder in which
 * its package begins, and of what is found there only what lies in visited classes is reported.
 *
 * @param project what SpotBugs was asked to analyse
 * @param files the class files among that, by their path, as SpotBugs has opened them
 */
record RunRequest(Project project, Map<String, ICodeBase> files) {
    private static final String CLASS_FILE = ".class";

    /** Knowledge files of the user, separated by commas: SpotBugs hands plugins no options but system properties. */
    private static final String KNOWLEDGE = "watertight.knowledge";

    /** The request for the run that is under way. */
    static AnalysisRequest current() {
        Project project =
                AnalysisContext.currentAnalysisContext().getSourceFinder().getProject();
        return new RunRequest(project, classFiles(Global.getAnalysisCache().getClassPath())).request();
    }

    private static Map<String, ICodeBase> classFiles(IClassPath classPath) {
        Map<String, ICodeBase> files = new HashMap<>();
        for (Iterator<? extends ICodeBase> i = classPath.appCodeBaseIterator(); i.hasNext(); ) {
            ICodeBase code = i.next();
            if (code.getPathName() != null && code.getPathName().endsWith(CLASS_FILE)) {
                files.put(code.getPathName(), code);
            }
        }
        return files;
    }

    private AnalysisRequest request() {
        List<Path> context = paths(project.getAuxClasspathEntryList());
        List<Path> inputs = project.getFileList().stream()
                .map(name -> program(name, context))
                .distinct()
                .toList();
        return new AnalysisRequest(
                inputs,
                paths(project.getSourceDirList()).stream().filter(Files::exists).toList(),
                context.stream().filter(path -> !inputs.contains(path)).toList(),
                knowledge());
    }

    private static List<Path> knowledge() {
        return Stream.of(SystemProperties.getProperty(KNOWLEDGE, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).distinct().toList();
    }

    /** The input itself, or the folder that a class file stands for. */
    private Path program(String name, List<Path> context) {
        Path input = Path.of(name);
        return Optional.ofNullable(files.get(name))
                .flatMap(RunRequest::resourceName)
                .flatMap(resource -> root(input.toAbsolutePath().normalize(), resource, context))
                .orElse(input);
    }

    /**
     * The folder below which the file lies as its package wants it. A class without a package would make a root of any
     * folder it lies in; that one must be on the class path.
     */
    static Optional<Path> root(Path file, String resource, List<Path> context) {
        Path expected = Path.of(resource);
        if (!file.endsWith(expected)) {
            return Optional.empty();
        }
        String whole = file.toString();
        Path root =
                Path.of(whole.substring(0, whole.length() - expected.toString().length()));
        boolean hasPackage = expected.getNameCount() > 1;
        return Optional.of(root).filter(folder -> hasPackage || isIn(folder, context));
    }

    private static boolean isIn(Path folder, List<Path> context) {
        return context.stream()
                .anyMatch(entry -> entry.toAbsolutePath().normalize().equals(folder));
    }

    /** The name that the class in the file asks for, such as {@code shop/Cart.class}. */
    private static Optional<String> resourceName(ICodeBase file) {
        try {
            ICodeBaseIterator entries = ((IScannableCodeBase) file).iterator();
            if (entries.hasNext()) {
                ICodeBaseEntry entry = entries.next();
                return Optional.of(entry.getClassDescriptor().toResourceName());
            }
        } catch (ResourceNotFoundException | InvalidClassFileFormatException e) {
            return Optional.empty(); // the analysis of the file itself says what is wrong with it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
