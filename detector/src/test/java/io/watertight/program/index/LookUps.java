// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.ClassDecl;
import io.watertight.program.JdkIndex;
import io.watertight.program.MethodDecl;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a look-up of each method finds by the index, compared with what it finds by the image itself. */
final class LookUps {
    private final JdkImage image;
    private final JdkIndex index;
    private final Program byIndex;

    LookUps(JdkImage image, JdkIndex index) {
        this.image = image;
        this.index = index;
        this.byIndex = new Program(List.of(), index);
    }

    /** Adds where the two differ. */
    void compare(ApiType type, List<String> wrong) {
        Set<String> supertypes = byIndex.supertypes(type.name());
        Set<String> real = realSupertypes(type);
        if (index.find(type.name()).isEmpty() || !supertypes.equals(real)) {
            wrong.add(type.name() + ": " + supertypes + " instead of " + real);
            return;
        }
        Map<String, String> found = new HashMap<>();
        Map<String, String> expected = new HashMap<>();
        for (String supertype : supertypes) {
            boolean isInherited = !supertype.equals(type.name());
            index.find(supertype).map(ClassDecl::methods).orElse(List.of()).stream()
                    .filter(m -> !(isInherited && m.ref().isConstructor()))
                    .forEach(m -> found.putIfAbsent(m.ref().name() + m.ref().descriptor(), says(m)));
            image.type(supertype).orElseThrow().withoutUnchecked(image).members().stream()
                    .filter(m -> m.isMethod() && !(isInherited && m.name().equals("<init>")))
                    .forEach(m -> expected.putIfAbsent(m.key(), says(m)));
        }
        expected.forEach((key, saying) -> {
            if (!saying.equals(found.get(key))) {
                wrong.add(type.name() + "." + key + ": " + found.get(key) + " instead of " + saying);
            }
        });
    }

    private Set<String> realSupertypes(ApiType type) {
        List<String> open = new ArrayList<>(List.of(type.name()));
        Set<String> result = new TreeSet<>();
        while (!open.isEmpty()) {
            ApiType next = image.type(open.remove(0)).orElseThrow();
            if (result.add(next.name())) {
                open.addAll(next.interfaces());
                if (!next.superName().isEmpty()) {
                    open.add(next.superName());
                }
            }
        }
        return result;
    }

    private static String says(MethodDecl method) {
        return says(method.access(), method.exceptions());
    }

    private static String says(ApiMember method) {
        return says(method.access(), method.exceptions());
    }

    private static String says(int access, List<String> exceptions) {
        return (Modifier.isProtected(access) ? "protected " : "")
                + (Modifier.isStatic(access) ? "static " : "")
                + new TreeSet<>(exceptions);
    }
}
