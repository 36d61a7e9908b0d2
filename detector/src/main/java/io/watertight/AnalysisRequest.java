// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import java.nio.file.Path;
import java.util.List;

/**
 * What to analyse. All inputs together are one program.
 *
 * @param inputs jars, class folders and source folders to report on
 * @param sources source folders and source jars in which findings are located; inputs that are source folders count too
 * @param classPath jars and class folders the inputs refer to; looked into, not reported on
 * @param knowledge knowledge files of the user, read after the built-in ones
 */
public record AnalysisRequest(List<Path> inputs, List<Path> sources, List<Path> classPath, List<Path> knowledge) {
    public AnalysisRequest {
        inputs = List.copyOf(inputs);
        sources = List.copyOf(sources);
        classPath = List.copyOf(classPath);
        knowledge = List.copyOf(knowledge);
    }

    /** A request without sources, class path and knowledge files. */
    public static AnalysisRequest of(List<Path> inputs) {
        return new AnalysisRequest(inputs, List.of(), List.of(), List.of());
    }
}
