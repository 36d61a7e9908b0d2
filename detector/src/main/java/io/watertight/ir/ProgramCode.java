// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.Memo;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The code of a program: outlines of all methods, bodies of those that matter to an analysis. Some bodies are lowered at
 * once; of others it is enough that they can be when somebody asks. Safe for use by several threads.
 */
public final class ProgramCode {
    private final Map<MethodRef, MethodBody> bodies;
    private final Map<MethodRef, Outline> outlines;
    private final Map<MethodRef, BodySource> later;
    private final Memo<MethodRef, Optional<MethodBody>> lowered;
    private @Nullable CrossReferences references;

    private ProgramCode(
            Map<MethodRef, MethodBody> bodies, Map<MethodRef, Outline> outlines, Map<MethodRef, BodySource> later) {
        this.bodies = Collections.unmodifiableMap(bodies);
        this.outlines = Collections.unmodifiableMap(outlines);
        this.later = later;
        this.lowered =
                new Memo<>(method -> Optional.ofNullable(later.get(method)).flatMap(source -> source.lower(method)));
    }

    /** Lowers a method that was put off. */
    @FunctionalInterface
    public interface BodySource {
        /** The body; empty when the code turns out to be damaged. */
        Optional<MethodBody> lower(MethodRef method);
    }

    /** Gathers the code of a program, method by method. */
    public static final class Builder {
        private final List<MethodBody> bodies = new ArrayList<>();
        private final List<Outlined> outlines = new ArrayList<>();
        private final Map<MethodRef, BodySource> later = new HashMap<>();

        private record Outlined(MethodRef method, Outline outline) {}

        public void addBody(MethodBody body) {
            bodies.add(body);
        }

        /** Adds a method whose body is lowered when it is asked for. */
        public void addLater(MethodRef method, BodySource source) {
            later.put(method, source);
        }

        public void addOutline(MethodRef method, Outline outline) {
            outlines.add(new Outlined(method, outline));
        }

        /** Adds all of a program that was built. */
        public void addAll(ProgramCode other) {
            bodies.addAll(other.bodies.values());
            later.putAll(other.later);
            other.outlines.forEach(this::addOutline);
        }

        /** Adds all that another builder has gathered. */
        public void addAll(Builder other) {
            bodies.addAll(other.bodies);
            later.putAll(other.later);
            outlines.addAll(other.outlines);
        }

        /** The code that was gathered; of a method that was added twice, what was added last. */
        public ProgramCode build() {
            MethodBody[] sorted = bodies.toArray(MethodBody[]::new);
            Arrays.parallelSort(sorted, Comparator.comparing(MethodBody::method));
            Map<MethodRef, MethodBody> byMethod = new LinkedHashMap<>(capacity(sorted.length));
            for (MethodBody body : sorted) {
                byMethod.put(body.method(), body);
            }
            Map<MethodRef, Outline> outlineOf = new HashMap<>(capacity(outlines.size()));
            outlines.forEach(outlined -> outlineOf.put(outlined.method(), outlined.outline()));
            return new ProgramCode(byMethod, outlineOf, later);
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

    /** The same code with another body for each method. */
    ProgramCode rewritten(UnaryOperator<MethodBody> change) {
        Map<MethodRef, MethodBody> changed = new LinkedHashMap<>(bodies);
        changed.replaceAll((method, body) -> change.apply(body));
        Map<MethodRef, BodySource> changedLater = new HashMap<>(later);
        changedLater.replaceAll((name, source) -> method -> source.lower(method).map(change));
        return new ProgramCode(changed, outlines, changedLater);
    }

    /** The bodies that were lowered at once, sorted by method. */
    public Map<MethodRef, MethodBody> bodies() {
        return bodies;
    }

    /** The outlines of all methods with code, in no order. */
    public Map<MethodRef, Outline> outlines() {
        return outlines;
    }

    /** What a method names; nothing for one without code. */
    public Outline outline(MethodRef method) {
        return outlines.getOrDefault(method, Outline.EMPTY);
    }

    /** The body of a method that matters; lowered now if it was put off. */
    public Optional<MethodBody> body(MethodRef method) {
        MethodBody body = bodies.get(method);
        return body != null ? Optional.of(body) : lowered.get(method);
    }

    /** How many methods have a body that was lowered at once, or can be lowered. */
    public int size() {
        return bodies.size() + later.size();
    }

    /** The outlines read backwards. */
    public synchronized CrossReferences references() {
        if (references == null) {
            references = new CrossReferences(outlines);
        }
        return references;
    }
}
