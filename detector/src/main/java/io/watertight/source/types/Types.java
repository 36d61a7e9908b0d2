// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.Answer;
import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All types that a scan can name: those its files declare and, behind them, those of the context. Safe for use by several
 * threads once the files are declared.
 */
public final class Types {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, DeclaredClass> declared;
    private final ClassLookup context;
    private final Predicate<String> isNamedElsewhere;
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();
    private final Map<DeclaredClass, Map<String, Optional<String>>> names = new ConcurrentHashMap<>();

    /**
     * The types of a scan.
     *
     * @param declared classes of all files by their unique names
     * @param context classes of the class path and the JDK
     * @param isNamedElsewhere whether something is known of a type with this internal name that neither declares
     */
    Types(Map<String, DeclaredClass> declared, ClassLookup context, Predicate<String> isNamedElsewhere) {
        this.declared = declared;
        this.context = context;
        this.isNamedElsewhere = isNamedElsewhere;
    }

    public Optional<DeclaredClass> declared(String internalName) {
        return Optional.ofNullable(declared.get(internalName));
    }

    /** The class that is not declared in the scan. */
    public Optional<ClassDecl> context(String internalName) {
        return internalName.equals(JavaType.UNKNOWN_NAME) ? Optional.empty() : context.find(internalName);
    }

    /** Whether the type is declared here or in the context. */
    public boolean exists(String internalName) {
        return declared.containsKey(internalName)
                || existing.computeIfAbsent(internalName, name -> context(name).isPresent());
    }

    boolean isNamed(String internalName) {
        return isNamedElsewhere.test(internalName);
    }

    /** What a simple name means inside a class, looked for once. */
    Optional<String> named(DeclaredClass inside, String simpleName, Function<String, Optional<String>> search) {
        Map<String, Optional<String>> known = names.computeIfAbsent(inside, k -> new ConcurrentHashMap<>());
        Optional<String> found = known.get(simpleName);
        if (found == null) {
            found = search.apply(simpleName);
            known.put(simpleName, found);
        }
        return found;
    }

    public boolean isInterface(String internalName) {
        return declared(internalName)
                .map(DeclaredClass::isInterface)
                .orElseGet(() ->
                        context(internalName).filter(ClassDecl::isInterface).isPresent());
    }

    /** Direct supertypes, the superclass first; raw where they come from the context. */
    List<JavaType> directSupertypes(String internalName) {
        List<JavaType> result = new ArrayList<>();
        Optional<DeclaredClass> source = declared(internalName);
        if (source.isPresent()) {
            result.add(source.get().superclass());
            result.addAll(source.get().interfaces());
            return result;
        }
        context(internalName).ifPresent(decl -> {
            if (!decl.superName().isEmpty()) {
                result.add(JavaType.ofClass(decl.superName()));
            }
            decl.interfaces().forEach(type -> result.add(JavaType.ofClass(type)));
        });
        return result;
    }

    /** Internal names of the type and all its known supertypes, nearest first. */
    public Set<String> supertypes(String internalName) {
        Set<String> known = supertypes.get(internalName);
        if (known == null) {
            Set<String> all = new LinkedHashSet<>(List.of(internalName));
            List<String> open = new ArrayList<>(all);
            for (int i = 0; i < open.size(); i++) {
                for (JavaType type : directSupertypes(open.get(i))) {
                    if (all.add(type.internalName())) {
                        open.add(type.internalName());
                    }
                }
            }
            all.remove(OBJECT);
            all.add(OBJECT);
            known = all;
            supertypes.put(internalName, known);
        }
        return known;
    }

    /** Whether every value of one class type is of the other; both internal names. */
    public Answer isSubclass(String sub, String sup) {
        Set<String> all = supertypes(sub);
        if (all.contains(sup)) {
            return Answer.YES;
        }
        return all.stream().allMatch(this::exists) ? Answer.NO : Answer.UNKNOWN;
    }
}
