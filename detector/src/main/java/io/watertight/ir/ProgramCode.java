// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
        private final List<MethodBody> bodies = new ArrayList<>();
        private final List<Named> calls = new ArrayList<>();

        /** What a method names. */
        private record Named(MethodRef caller, CallList callees) {}

        public void addBody(MethodBody body) {
            bodies.add(body);
        }

        public void addCalls(MethodRef caller, CallList callees) {
            calls.add(new Named(caller, callees));
        }

        /** Adds all of a program that was built. */
        public void addAll(ProgramCode other) {
            bodies.addAll(other.bodies.values());
            other.calls.forEach(this::addCalls);
        }

        /** Adds all that another builder has gathered. */
        public void addAll(Builder other) {
            bodies.addAll(other.bodies);
            calls.addAll(other.calls);
        }

        /** The code that was gathered; of a method that was added twice, what was added last. */
        public ProgramCode build() {
            MethodBody[] sorted = bodies.toArray(MethodBody[]::new);
            Arrays.parallelSort(sorted, Comparator.comparing(MethodBody::method));
            Map<MethodRef, MethodBody> byMethod = new LinkedHashMap<>(capacity(sorted.length));
            for (MethodBody body : sorted) {
                byMethod.put(body.method(), body);
            }
            Map<MethodRef, CallList> byCaller = new HashMap<>(capacity(calls.size()));
            calls.forEach(named -> byCaller.put(named.caller(), named.callees()));
            return new ProgramCode(byMethod, byCaller);
        }

        /** The size with which a map takes so many entries without growing. */
        private static int capacity(int entries) {
            return entries * 4 / 3 + 1;
        }
    }

    /** This code and some other; where both have a method, that of the other. */
    public ProgramCode with(ProgramCode other) {
        Builder all = new Builder();
        all.addAll(this);
        all.addAll(other);
        return all.build();
    }

    /** What a method names; nothing for one without code. */
    public CallList callsOf(MethodRef method) {
        return calls.getOrDefault(method, CallList.EMPTY);
    }

    public Optional<MethodBody> body(MethodRef method) {
        return Optional.ofNullable(bodies.get(method));
    }
}
