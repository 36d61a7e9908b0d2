// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names of types mean in one file (JLS 6.5.5): the file itself, its imports, its package, {@code java.lang}. */
final class TypeNames {
    private final Types types;
    private final SourceUnit unit;

    TypeNames(Types types, SourceUnit unit) {
        this.types = types;
        this.unit = unit;
    }

    /** Internal name of the type that exists with this qualified internal name; of several the one of this file. */
    private Optional<String> existing(String internalName) {
        Optional<DeclaredClass> own = unit.own(internalName);
        if (own.isPresent()) {
            return own.map(DeclaredClass::name);
        }
        return types.exists(internalName) ? Optional.of(internalName) : Optional.empty();
    }

    /** The type with this full name, written with dots: package and nested types are told apart by what exists. */
    Optional<String> qualified(String dotted) {
        String name = dotted.replace('.', '/');
        Optional<String> found = existing(name);
        while (found.isEmpty() && name.indexOf('/') >= 0) {
            int slash = name.lastIndexOf('/');
            name = name.substring(0, slash) + "$" + name.substring(slash + 1);
            found = existing(name);
        }
        return found;
    }

    /** As above, or what it would be called by the custom that packages are written small. */
    String qualifiedOrGuessed(String dotted) {
        return qualified(dotted).orElseGet(() -> guessed(dotted));
    }

    private static String guessed(String dotted) {
        StringBuilder name = new StringBuilder();
        boolean inType = false;
        for (String part : dotted.split("\\.")) {
            if (!name.isEmpty()) {
                name.append(inType ? '$' : '/');
            }
            name.append(part);
            inType = inType || (!part.isEmpty() && Character.isUpperCase(part.charAt(0)));
        }
        return name.toString();
    }

    /** What the simple name means in this file outside of any class. */
    Optional<String> simple(String name) {
        return unit.resolved().computeIfAbsent(name, this::find);
    }

    private Optional<String> find(String name) {
        Optional<String> imported = unit.imported(name);
        if (imported.isPresent()) {
            return imported.map(this::qualifiedOrGuessed);
        }
        Optional<String> own = existing(unit.packageName() + name);
        if (own.isPresent()) {
            return own;
        }
        for (String staticType : unit.staticImports(name)) {
            Optional<String> found = qualified(staticType + "." + name);
            if (found.isPresent()) {
                return found;
            }
        }
        List<String> candidates = new ArrayList<>(unit.onDemand());
        candidates.add("java.lang");
        for (String container : candidates) {
            Optional<String> found = qualified(container + "." + name);
            if (found.isPresent()) {
                return found;
            }
        }
        return candidates.stream()
                .map(container -> guessed(container + "." + name))
                .filter(types::isNamed)
                .findFirst();
    }

    /** The name under which a type that was not found is known: of its own package, or of the one package it can be from. */
    String guess(String simpleName) {
        List<String> unknown = unit.onDemand().stream()
                .filter(container -> !container.startsWith("java.") && !container.startsWith("javax."))
                .toList();
        return unknown.size() == 1 ? guessed(unknown.get(0) + "." + simpleName) : unit.packageName() + simpleName;
    }

    /** The member type of this name in a class or one of its supertypes. */
    Optional<String> member(String internalName, String simpleName) {
        for (String type : types.supertypes(internalName)) {
            Optional<String> found = types.declared(type)
                    .map(DeclaredClass::nested)
                    .flatMap(nested -> Optional.ofNullable(nested.get(simpleName)))
                    .map(DeclaredClass::name)
                    .or(() -> Optional.of(type + "$" + simpleName).filter(types::exists));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The type variables in scope of a class, its own first. */
    static Optional<JavaType> variable(Optional<DeclaredClass> from, String name) {
        for (Optional<DeclaredClass> at = from; at.isPresent(); at = at.get().outer()) {
            Map<String, JavaType> parameters = at.get().typeParameters();
            if (parameters.containsKey(name)) {
                return Optional.of(parameters.get(name));
            }
        }
        return Optional.empty();
    }
}
