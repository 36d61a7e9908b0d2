// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who names what in the code of a program: its outlines, read backwards. All lists are in no order. */
public final class CrossReferences {
    /** How many names of a method or field are given by one method alone: room for more would be wasted. */
    private static final int MOSTLY = 1;

    private final Map<MethodRef, List<MethodRef>> callers = new HashMap<>();
    private final Map<MethodRef, List<MethodRef>> functions = new HashMap<>();
    private final Map<FieldRef, List<MethodRef>> loads = new HashMap<>();
    private final Map<FieldRef, List<MethodRef>> stores = new HashMap<>();
    private final Map<String, List<MethodRef>> makers = new HashMap<>();
    private final Map<Signature, List<MethodRef>> alike = new HashMap<>();

    private record Signature(String name, String descriptor) {
        static Signature of(MethodRef method) {
            return new Signature(method.name(), method.descriptor());
        }
    }

    CrossReferences(Map<MethodRef, Outline> outlines) {
        outlines.forEach((method, outline) -> {
            note(outline.callees(), method, callers);
            note(outline.functions(), method, functions);
            note(outline.loads(), method, loads);
            note(outline.stores(), method, stores);
        });
        callers.forEach((name, by) -> {
            if (name.isConstructor()) {
                makers.computeIfAbsent(name.owner(), k -> new ArrayList<>(MOSTLY))
                        .addAll(by);
            } else {
                alike.computeIfAbsent(Signature.of(name), k -> new ArrayList<>(MOSTLY))
                        .add(name);
            }
        });
    }

    private static <K> void note(Collection<K> named, MethodRef by, Map<K, List<MethodRef>> map) {
        for (K name : named) {
            map.computeIfAbsent(name, k -> new ArrayList<>(MOSTLY)).add(by);
        }
    }

    /** Every method that some code calls or makes into a function, as the code names it. */
    public Set<MethodRef> named() {
        return Collections.unmodifiableSet(callers.keySet());
    }

    /** The methods whose code names exactly this one. */
    public List<MethodRef> callers(MethodRef name) {
        return callers.getOrDefault(name, List.of());
    }

    /** Tells of each method of this kind that some code names, and of each method whose code does: first the caller. */
    public void forEachCall(Predicate<MethodRef> isMeant, BiConsumer<MethodRef, MethodRef> action) {
        callers.forEach((name, by) -> {
            if (isMeant.test(name)) {
                by.forEach(caller -> action.accept(caller, name));
            }
        });
    }

    /** The methods whose code makes a function of exactly this one. */
    public List<MethodRef> capturers(MethodRef name) {
        return functions.getOrDefault(name, List.of());
    }

    /**
     * The methods that load the field, as its own class names it, as one does that inherits it, or by an accessor that a
     * compiler made. May hold methods that load another field, of the same name.
     */
    public List<MethodRef> loaders(FieldRef field, Program program) {
        List<MethodRef> direct = naming(field, program, loads);
        return Stream.concat(
                        direct.stream(),
                        direct.stream()
                                .filter(Accessors::isNamedLikeOne)
                                .flatMap(accessor -> callers(accessor).stream()))
                .toList();
    }

    /** The methods that store to the field, as above, without accessors. */
    public List<MethodRef> storers(FieldRef field, Program program) {
        return naming(field, program, stores);
    }

    private static List<MethodRef> naming(FieldRef field, Program program, Map<FieldRef, List<MethodRef>> methods) {
        return Stream.concat(Stream.of(field.owner()), program.knownSubtypes(field.owner()).stream())
                .map(owner -> new FieldRef(owner, field.name(), field.descriptor()))
                .flatMap(name -> methods.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** The methods that call a constructor of this class; with several constructors, some may be there twice. */
    public List<MethodRef> makers(String type) {
        return makers.getOrDefault(type, List.of());
    }

    /** The methods that some code names and that have the name and the types of this one; no constructors. */
    public List<MethodRef> alike(MethodRef method) {
        return alike.getOrDefault(Signature.of(method), List.of());
    }
}
