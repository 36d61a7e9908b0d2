// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The analysed classes and, behind them, the classes they refer to.
 *
 * <p>Analysed classes come first in every look-up; what they lack is asked of the context (dependencies, then the JDK).
 * A class that is in neither is missing, and answers that would need it are {@link Answer#UNKNOWN}. Immutable but for
 * memos of its answers, which live and die with the program; safe for use by several threads.
 */
public final class Program {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, ClassDecl> classes;
    private final List<ClassDecl> sorted;
    private final Map<MethodRef, MethodDecl> methods;
    private final Memo<String, Set<String>> supertypes;
    private final Memo<MethodRef, Optional<MethodDecl>> resolved;
    private final Memo<FieldRef, FieldRef> declared;
    private final Subtypes subtypes;
    private final ClassLookup context;
    private final Dependencies dependencies;

    public Program(Collection<ClassDecl> analysed, ClassLookup context) {
        Map<String, ClassDecl> byName = new HashMap<>();
        analysed.forEach(decl -> byName.putIfAbsent(decl.name(), decl));
        this.classes = byName;
        this.sorted = byName.values().stream()
                .sorted(Comparator.comparing(ClassDecl::name))
                .toList();
        this.methods = new HashMap<>();
        sorted.forEach(decl -> decl.methods().forEach(method -> methods.put(method.ref(), method)));
        this.supertypes = new Memo<>(this::findSupertypes);
        this.resolved = new Memo<>(this::findDeclaration);
        this.declared = new Memo<>(field -> resolve(field).map(FieldDecl::ref).orElse(field));
        this.subtypes = Subtypes.of(sorted);
        this.context = context;
        this.dependencies = new Dependencies(sorted, List.of(), Set.of(), Set.of());
    }

    private Program(Program program, Dependencies dependencies) {
        this.classes = program.classes;
        this.sorted = program.sorted;
        this.methods = program.methods;
        this.supertypes = program.supertypes;
        this.resolved = program.resolved;
        this.declared = program.declared;
        this.subtypes = program.subtypes;
        this.context = program.context;
        this.dependencies = dependencies;
    }

    /**
     * The same program, with some of the context looked into.
     *
     * @param types classes of the context that the program is known to make objects of, or to call, and their supertypes
     * @param methods methods of these classes whose code is at hand
     * @param whole those of these classes whose private members no other code can name
     */
    public Program withDependencies(Collection<ClassDecl> types, Set<MethodRef> methods, Set<String> whole) {
        return new Program(this, new Dependencies(sorted, types, methods, whole));
    }

    /** The analysed classes, sorted by name. */
    public List<ClassDecl> classes() {
        return sorted;
    }

    public boolean isAnalysed(String internalName) {
        return classes.containsKey(internalName);
    }

    /** Whether the class is analysed or a dependency that was looked into. */
    public boolean isKnown(String internalName) {
        return isAnalysed(internalName) || dependencies.contains(internalName);
    }

    /** Whether the code of a declared method can be asked for: it is in an analysed class, or was fetched on demand. */
    public boolean hasCode(MethodDecl method) {
        return !method.isAbstract()
                && !method.isNative()
                && (isAnalysed(method.ref().owner()) || dependencies.hasCode(method.ref()));
    }

    /** Whether all code is at hand that can name private members of the class. */
    public boolean isWhole(String internalName) {
        return isAnalysed(internalName) || dependencies.isWhole(internalName);
    }

    /** The class and those that may use its private members as their own, as far as class files of Java 11 say. */
    public Set<String> nestOf(String internalName) {
        Set<String> nest = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(internalName));
        for (int i = 0; i < open.size(); i++) {
            if (nest.add(open.get(i))) {
                find(open.get(i)).ifPresent(decl -> open.addAll(decl.nest()));
            }
        }
        return nest;
    }

    /** The class, analysed or from the context; empty when it is missing. */
    public Optional<ClassDecl> find(String internalName) {
        ClassDecl decl = classes.get(internalName);
        return decl != null ? Optional.of(decl) : context.find(internalName);
    }

    /** The declaration of exactly this method in exactly its owner. */
    public Optional<MethodDecl> declaration(MethodRef method) {
        return classes.containsKey(method.owner())
                ? Optional.ofNullable(methods.get(method))
                : context.find(method.owner()).flatMap(c -> c.method(method.name(), method.descriptor()));
    }

    /** The declaration a call of this method selects at link time: owner, superclasses, interfaces (JVMS 5.4.3.3). */
    public Optional<MethodDecl> resolve(MethodRef method) {
        return resolved.get(method);
    }

    private Optional<MethodDecl> findDeclaration(MethodRef method) {
        for (String type : supertypes(method.owner())) {
            Optional<MethodDecl> found = declaration(type.equals(method.owner()) ? method : method.withOwner(type));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The declaration a field access selects: the owner, its superclasses and their interfaces (JVMS 5.4.3.2). */
    public Optional<FieldDecl> resolve(FieldRef field) {
        for (String type : supertypes(field.owner())) {
            Optional<FieldDecl> found = find(type).flatMap(c -> c.field(field.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The field as its declaration names it; itself when that is missing. */
    public FieldRef declared(FieldRef field) {
        return declared.get(field);
    }

    /** The type itself and all its known supertypes: superclasses first, then interfaces, each once. */
    public Set<String> supertypes(String internalName) {
        return supertypes.get(internalName);
    }

    private Set<String> findSupertypes(String internalName) {
        Set<String> result = new LinkedHashSet<>();
        List<String> interfaces = new ArrayList<>();
        String type = internalName;
        while (!type.isEmpty() && result.add(type)) {
            Optional<ClassDecl> decl = find(type);
            decl.ifPresent(d -> interfaces.addAll(d.interfaces()));
            type = decl.map(ClassDecl::superName).orElse("");
        }
        for (int i = 0; i < interfaces.size(); i++) {
            if (result.add(interfaces.get(i))) {
                find(interfaces.get(i)).ifPresent(d -> interfaces.addAll(d.interfaces()));
            }
        }
        result.add(OBJECT);
        return Collections.unmodifiableSet(result);
    }

    /** Whether every value of type {@code sub} is one of type {@code sup}; both internal names. */
    public Answer isSubtype(String sub, String sup) {
        if (sub.equals(sup) || sup.equals(OBJECT)) {
            return Answer.YES;
        }
        if (sub.startsWith("[")) {
            return isArraySubtype(sub, sup);
        }
        Set<String> all = supertypes(sub);
        if (all.contains(sup)) {
            return Answer.YES;
        }
        for (String type : all) {
            if (find(type).isEmpty()) {
                return Answer.UNKNOWN;
            }
        }
        return Answer.NO;
    }

    /** The same for an array type (JVMS 4.10.1.2): arrays of references are as related as their elements. */
    private Answer isArraySubtype(String array, String sup) {
        if (!sup.startsWith("[")) {
            return sup.equals("java/lang/Cloneable") || sup.equals("java/io/Serializable") ? Answer.YES : Answer.NO;
        }
        String element = array.substring(1);
        String supElement = sup.substring(1);
        return Descriptors.isReference(element) && Descriptors.isReference(supElement)
                ? isSubtype(Descriptors.internalName(element), Descriptors.internalName(supElement))
                : Answer.NO;
    }

    /** Analysed proper subtypes of a type, however far below it, sorted by distance and name. */
    public Set<String> analysedSubtypes(String internalName) {
        return subtypes.below(internalName);
    }

    /** As above, with the known classes of dependencies. */
    public Set<String> knownSubtypes(String internalName) {
        return dependencies.below(internalName);
    }
}
