// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One object for each name, method and field that class files mention: most are mentioned many times, and without
 * sharing they would be most of the memory of a large program. Safe for use by several threads; lives as long as class files are read.
 */
public final class Symbols {
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<MethodRef, MethodRef> methods = new ConcurrentHashMap<>();
    private final Map<FieldRef, FieldRef> fields = new ConcurrentHashMap<>();

    /** The one string that is equal to this one. */
    public String name(String name) {
        return shared(names, name);
    }

    /** The same strings, each as the one that is equal to it. */
    public List<String> names(List<String> some) {
        return some.stream().map(this::name).toList();
    }

    /** The one reference to this method. */
    public MethodRef method(String owner, String name, String descriptor) {
        MethodRef method = new MethodRef(owner, name, descriptor);
        MethodRef known = methods.get(method);
        return known != null ? known : shared(methods, new MethodRef(name(owner), name(name), name(descriptor)));
    }

    /** The one reference to this field. */
    public FieldRef field(String owner, String name, String descriptor) {
        FieldRef known = fields.get(new FieldRef(owner, name, descriptor));
        return known != null ? known : shared(fields, new FieldRef(name(owner), name(name), name(descriptor)));
    }

    private static <K> K shared(Map<K, K> all, K one) {
        K known = all.putIfAbsent(one, one);
        return known == null ? one : known;
    }
}
