// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code of a program: bodies of the methods that matter to an analysis, and who calls whom for all of them.
 *
 * @param bodies lowered methods by declaration
 * @param calls for each method with code, the methods its instructions name (lambda bodies included), in order, each once
 * @param lines the lines of those calls, in the same order; 0 where the class file has none
 * @param throwing the methods with a {@code throw} of their own
 */
public record ProgramCode(
        SortedMap<MethodRef, MethodBody> bodies,
        SortedMap<MethodRef, List<MethodRef>> calls,
        Map<MethodRef, List<Integer>> lines,
        Set<MethodRef> throwing) {
    public ProgramCode {
        lines = Map.copyOf(lines);
        throwing = Set.copyOf(throwing);
        bodies = Collections.unmodifiableSortedMap(bodies);
        calls = Collections.unmodifiableSortedMap(calls);
    }

    /** Gathers the code of a program, method by method. */
    public static final class Builder {
        private final Map<MethodRef, MethodBody> bodies = new HashMap<>();
        private final Map<MethodRef, List<MethodRef>> calls = new HashMap<>();
        private final Map<MethodRef, List<Integer>> lines = new HashMap<>();
        private final Set<MethodRef> throwing = new HashSet<>();

        public void addBody(MethodBody body) {
            bodies.put(body.method(), body);
        }

        /**
         * Adds what a method calls.
         *
         * @param callees the methods its instructions name, in order, each with the line of the first instruction that does
         */
        public void addCalls(MethodRef caller, LinkedHashMap<MethodRef, Integer> callees, boolean throwsItself) {
            calls.put(caller, List.copyOf(callees.keySet()));
            lines.put(caller, List.copyOf(callees.values()));
            if (throwsItself) {
                throwing.add(caller);
            }
        }

        /** Adds all that another builder has gathered. */
        public void addAll(Builder other) {
            bodies.putAll(other.bodies);
            calls.putAll(other.calls);
            lines.putAll(other.lines);
            throwing.addAll(other.throwing);
        }

        public ProgramCode build() {
            return new ProgramCode(new TreeMap<>(bodies), new TreeMap<>(calls), lines, throwing);
        }
    }

    /** The line of the first instruction of {@code caller} that names {@code callee}; 0 when unknown. */
    public int lineOfCall(MethodRef caller, MethodRef callee) {
        int position = calls.getOrDefault(caller, List.of()).indexOf(callee);
        return position < 0 ? 0 : lines.get(caller).get(position);
    }

    public Optional<MethodBody> body(MethodRef method) {
        return Optional.ofNullable(bodies.get(method));
    }
}
