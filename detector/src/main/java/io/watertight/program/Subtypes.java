// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who extends or implements whom among some classes, read downwards. */
final class Subtypes {
    private final Map<String, List<String>> direct = new HashMap<>();

    private Subtypes() {}

    /** Of classes with different names. */
    static Subtypes of(Collection<ClassDecl> classes) {
        Subtypes result = new Subtypes();
        for (ClassDecl decl : classes) {
            decl.interfaces().forEach(supertype -> result.add(supertype, decl.name()));
            if (!decl.superName().isEmpty()) {
                result.add(decl.superName(), decl.name());
            }
        }
        result.direct.values().forEach(Collections::sort);
        return result;
    }

    private void add(String supertype, String subtype) {
        direct.computeIfAbsent(supertype, k -> new ArrayList<>()).add(subtype);
    }

    /** The proper subtypes of a type, however far below it, sorted by distance and name. */
    Set<String> below(String type) {
        Set<String> result = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(direct.getOrDefault(type, List.of()));
        for (int i = 0; i < open.size(); i++) {
            if (result.add(open.get(i))) {
                open.addAll(direct.getOrDefault(open.get(i), List.of()));
            }
        }
        return result;
    }
}
