// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is known of the context beyond headers: which of its types the program uses, and which methods have code. */
final class Dependencies {
    private final Map<String, ClassDecl> types = new HashMap<>();
    private final Set<MethodRef> methods;
    private final Set<String> whole;
    private final Subtypes subtypes;

    Dependencies(
            Collection<ClassDecl> analysed, Collection<ClassDecl> types, Set<MethodRef> methods, Set<String> whole) {
        Map<String, ClassDecl> all = new HashMap<>();
        for (ClassDecl type : types) {
            this.types.put(type.name(), type);
            all.put(type.name(), type);
        }
        analysed.forEach(decl -> all.put(decl.name(), decl));
        this.methods = Set.copyOf(methods);
        this.whole = Set.copyOf(whole);
        this.subtypes = Subtypes.of(all.values());
    }

    boolean contains(String type) {
        return types.containsKey(type);
    }

    boolean hasCode(MethodRef method) {
        return methods.contains(method);
    }

    boolean isWhole(String type) {
        return whole.contains(type);
    }

    Set<String> below(String type) {
        return subtypes.below(type);
    }
}
