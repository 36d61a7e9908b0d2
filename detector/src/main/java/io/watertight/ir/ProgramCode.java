// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code of a program: bodies of the methods that matter to an analysis, and who calls whom for all of them.
 *
 * @param bodies lowered methods by declaration
 * @param calls for each method with code, the methods its instructions name (lambda bodies included), in order, each once
 */
public record ProgramCode(SortedMap<MethodRef, MethodBody> bodies, SortedMap<MethodRef, List<MethodRef>> calls) {
    public ProgramCode {
        bodies = Collections.unmodifiableSortedMap(new TreeMap<>(bodies));
        calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
    }

    public static ProgramCode of(Map<MethodRef, MethodBody> bodies, Map<MethodRef, List<MethodRef>> calls) {
        return new ProgramCode(new TreeMap<>(bodies), new TreeMap<>(calls));
    }

    public Optional<MethodBody> body(MethodRef method) {
        return Optional.ofNullable(bodies.get(method));
    }
}
