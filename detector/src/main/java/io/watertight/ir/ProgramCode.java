// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param throwing the methods with a {@code throw} of their own
 */
public record ProgramCode(
        SortedMap<MethodRef, MethodBody> bodies, SortedMap<MethodRef, List<MethodRef>> calls, Set<MethodRef> throwing) {
    public ProgramCode {
        throwing = Set.copyOf(throwing);
        bodies = Collections.unmodifiableSortedMap(bodies);
        calls = Collections.unmodifiableSortedMap(calls);
    }

    /** Gathers the code of a program, method by method. */
    public static final class Builder {
        private final Map<MethodRef, MethodBody> bodies = new HashMap<>();
        private final Map<MethodRef, List<MethodRef>> calls = new HashMap<>();
        private final Set<MethodRef> throwing = new HashSet<>();

        public void addBody(MethodBody body) {
            bodies.put(body.method(), body);
        }

        public void addCalls(MethodRef caller, Collection<MethodRef> callees, boolean throwsItself) {
            calls.put(caller, List.copyOf(callees));
            if (throwsItself) {
                throwing.add(caller);
            }
        }

        /** Adds all that another builder has gathered. */
        public void addAll(Builder other) {
            bodies.putAll(other.bodies);
            calls.putAll(other.calls);
            throwing.addAll(other.throwing);
        }

        public ProgramCode build() {
            return new ProgramCode(new TreeMap<>(bodies), new TreeMap<>(calls), throwing);
        }
    }

    public Optional<MethodBody> body(MethodRef method) {
        return Optional.ofNullable(bodies.get(method));
    }
}
