// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The annotations of a method's parameters as a class file lists them: compilers may leave out parameters that they add
 * themselves, such as the outer object of an inner class (JVMS 4.7.18), and these come first.
 */
final class ParameterAnnotations {
    private final int parameters;
    private final List<Set<String>> byParameter = new ArrayList<>();
    private int added;

    /** @param parameters how many the descriptor has */
    ParameterAnnotations(int parameters) {
        this.parameters = parameters;
    }

    /** Says how many parameters the list that follows is about. */
    void count(int annotable) {
        added = annotable == 0 ? 0 : Math.max(0, parameters - annotable);
    }

    /** @param listed position in the list */
    void add(int listed, String annotation) {
        if (byParameter.isEmpty()) {
            IntStream.range(0, parameters).forEach(i -> byParameter.add(new HashSet<>()));
        }
        int parameter = listed + added;
        if (parameter < parameters) {
            byParameter.get(parameter).add(annotation);
        }
    }

    /** Descriptors for each parameter; empty when none has an annotation. */
    List<Set<String>> byParameter() {
        return byParameter.stream().map(Set::copyOf).toList();
    }
}
