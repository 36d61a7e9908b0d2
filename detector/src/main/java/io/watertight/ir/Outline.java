// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one method with code names and throws, known without lowering it. */
public final class Outline {
    /** The outline of a method that names nothing. */
    public static final Outline EMPTY = new Builder().build();

    private final List<MethodRef> callees;
    private final int[] lines;
    private final List<MethodRef> functions;
    private final List<FieldRef> loads;
    private final List<FieldRef> stores;
    private final boolean throwsItself;

    private Outline(Builder builder) {
        this.callees = List.copyOf(builder.callees.keySet());
        this.lines =
                builder.callees.values().stream().mapToInt(Integer::intValue).toArray();
        this.functions = List.copyOf(builder.functions);
        this.loads = List.copyOf(builder.loads);
        this.stores = List.copyOf(builder.stores);
        this.throwsItself = builder.throwsItself;
    }

    /** Gathers what a method names, in the order of its code. */
    public static final class Builder {
        private final Map<MethodRef, Integer> callees = new LinkedHashMap<>();
        private final Set<MethodRef> functions = new LinkedHashSet<>();
        private final Set<FieldRef> loads = new LinkedHashSet<>();
        private final Set<FieldRef> stores = new LinkedHashSet<>();
        private boolean throwsItself;

        /**
         * A call.
         *
         * @param line its line; 0 where the class file has no lines
         * @return whether the method was not named before
         */
        public boolean call(MethodRef callee, int line) {
            return callees.putIfAbsent(callee, line) == null;
        }

        /** A method that is made into a function; returns whether it was not named before. */
        public boolean function(MethodRef body, int line) {
            functions.add(body);
            return call(body, line);
        }

        public void load(FieldRef field) {
            loads.add(field);
        }

        public void store(FieldRef field) {
            stores.add(field);
        }

        /** A {@code throw} of its own; the rethrow of a {@code finally} counts too. */
        public void throwing() {
            throwsItself = true;
        }

        public Outline build() {
            return new Outline(this);
        }
    }

    /** The methods that are called or made into functions, each once, in the order of the code. */
    public List<MethodRef> callees() {
        return callees;
    }

    /** Those that are made into functions: bodies of lambdas and referenced methods. */
    public List<MethodRef> functions() {
        return functions;
    }

    /** The fields that are loaded, each once. */
    public List<FieldRef> loads() {
        return loads;
    }

    /** The fields that are stored to, each once. */
    public List<FieldRef> stores() {
        return stores;
    }

    /** The line where one of these methods is named first; 0 if none is, or the class file has no lines. */
    public int firstLine(Collection<MethodRef> methods) {
        for (int i = 0; i < lines.length; i++) {
            if (methods.contains(callees.get(i))) {
                return lines[i];
            }
        }
        return 0;
    }

    public boolean throwsItself() {
        return throwsItself;
    }
}
