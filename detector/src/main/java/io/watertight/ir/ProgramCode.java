// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The code of a program: bodies of the methods that matter to an analysis, and who calls whom for all of them.
 *
 * @param bodies lowered methods by declaration, sorted
 * @param calls what each method with code names, in no order
 */
public record ProgramCode(Map<MethodRef, MethodBody> bodies, Map<MethodRef, CallList> calls) {
    public ProgramCode {
        bodies = Collections.unmodifiableMap(bodies);
        calls = Collections.unmodifiableMap(calls);
    }

    /** Gathers the code of a program, method by method. */
    public static final class Builder {
        private final Map<MethodRef, MethodBody> bodies = new HashMap<>();
        private final Map<MethodRef, CallList> calls = new HashMap<>();

        public void addBody(MethodBody body) {
            bodies.put(body.method(), body);
        }

        public void addCalls(MethodRef caller, CallList callees) {
            calls.put(caller, callees);
        }

        /** Adds all of a program that was built. */
        public void addAll(ProgramCode other) {
            bodies.putAll(other.bodies);
            calls.putAll(other.calls);
        }

        /** Adds all that another builder has gathered. */
        public void addAll(Builder other) {
            bodies.putAll(other.bodies);
            calls.putAll(other.calls);
        }

        public ProgramCode build() {
            MethodRef[] methods = bodies.keySet().toArray(MethodRef[]::new);
            Arrays.parallelSort(methods);
            Map<MethodRef, MethodBody> sorted = new LinkedHashMap<>();
            for (MethodRef method : methods) {
                sorted.put(method, bodies.get(method));
            }
            return new ProgramCode(sorted, calls);
        }
    }

    /** What a method names; nothing for one without code. */
    public CallList callsOf(MethodRef method) {
        return calls.getOrDefault(method, CallList.EMPTY);
    }

    public Optional<MethodBody> body(MethodRef method) {
        return Optional.ofNullable(bodies.get(method));
    }
}
