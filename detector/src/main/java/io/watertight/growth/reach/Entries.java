// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.reach;

import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which methods code outside the program can call: accessible ones, those that override something accessible or
 * something of a library, and those that a virtual machine or a container calls.
 */
public final class Entries {
    private static final Set<String> SERIALIZATION =
            Set.of("readObject", "writeObject", "readResolve", "writeReplace", "readObjectNoData");

    /** Methods of Spring and of servlets, filters and context listeners. */
    private static final Set<String> START_UP =
            Set.of("afterPropertiesSet", "afterSingletonsInstantiated", "contextInitialized");

    private final Program program;
    private final Map<String, Set<String>> inherited = new HashMap<>();

    public Entries(Program program) {
        this.program = program;
    }

    /** Whether the method can be called, after its class was initialised, by code that was not analysed. */
    public boolean isEntry(MethodDecl method) {
        if (method.ref().isStaticInitializer() || method.isAbstract()) {
            return false;
        }
        return isAccessible(method)
                || (!Modifier.isPrivate(method.access()) && overridesSomethingOpen(method))
                || SERIALIZATION.contains(method.ref().name())
                || (isOpen(method.access()) && isManaged(method.ref().owner()))
                || method.annotations().stream().anyMatch(Entries::isOfContainer);
    }

    /** Whether code that was not analysed can call the method if it lies in the same package. */
    static boolean isCallableFromPackage(MethodDecl method) {
        return !Modifier.isPrivate(method.access())
                && !method.isAbstract()
                && !method.isSynthetic()
                && !method.ref().isConstructor();
    }

    /** Whether code outside the program can name the method. */
    public boolean isAccessible(MethodDecl method) {
        return isOpen(method.access())
                && program.find(method.ref().owner())
                        .map(owner -> isOpen(owner.access()))
                        .orElse(true);
    }

    /** Whether code outside the program can name the field. */
    public boolean isAccessible(FieldDecl field) {
        return isOpen(field.access())
                && program.find(field.ref().owner())
                        .map(owner -> isOpen(owner.access()))
                        .orElse(true);
    }

    /** Whether it is called by a framework or a thread: it overrides a method of a library, or is {@code main}. */
    boolean isCalledByLibrary(MethodDecl method) {
        boolean isMain = method.isStatic()
                && method.ref().name().equals("main")
                && method.ref().descriptor().equals("([Ljava/lang/String;)V");
        return isMain
                || method.annotations().stream().anyMatch(Entries::isOfContainer)
                || (!method.isStatic()
                        && !Modifier.isPrivate(method.access())
                        && !method.ref().isConstructor()
                        && overridesLibrary(method));
    }

    /** Whether a container calls it once, when it has made the object. */
    public boolean isStartUp(MethodDecl method) {
        return method.annotations().stream().anyMatch(a -> a.endsWith("/PostConstruct;"))
                || START_UP.contains(method.ref().name())
                || (method.ref().name().equals("init") && isCalledByLibrary(method));
    }

    private static boolean isOpen(int access) {
        return Modifier.isPublic(access) || Modifier.isProtected(access);
    }

    private static boolean isOfContainer(String annotation) {
        return annotation.startsWith("Lorg/springframework/")
                || annotation.startsWith("Ljakarta/")
                || annotation.startsWith("Ljavax/");
    }

    /** Whether a container makes the objects of this class, and so may call them by reflection. */
    private boolean isManaged(String type) {
        return program.find(type)
                .filter(decl -> decl.annotations().stream().anyMatch(Entries::isOfContainer))
                .isPresent();
    }

    private boolean overridesSomethingOpen(MethodDecl method) {
        return !method.isStatic()
                && !method.ref().isConstructor()
                && (hasMissingSupertype(method)
                        || inherited
                                .computeIfAbsent(method.ref().owner(), this::openSelectors)
                                .contains(selector(method)));
    }

    /** Whether the method may override one of a type that was not found. */
    private boolean hasMissingSupertype(MethodDecl method) {
        return isOpen(method.access())
                && program.supertypes(method.ref().owner()).stream()
                        .anyMatch(type -> program.find(type).isEmpty());
    }

    private Set<String> openSelectors(String type) {
        Set<String> selectors = new HashSet<>();
        for (String supertype : program.supertypes(type)) {
            Optional<ClassDecl> decl = program.find(supertype);
            boolean isOpenType = !program.isAnalysed(supertype)
                    || decl.map(d -> isOpen(d.access())).orElse(true);
            if (!supertype.equals(type) && isOpenType) {
                decl.ifPresent(d -> d.methods().forEach(m -> addOpen(m, selectors)));
            }
        }
        return selectors;
    }

    private static void addOpen(MethodDecl method, Set<String> selectors) {
        if (isOpen(method.access()) && !method.isStatic()) {
            selectors.add(selector(method));
        }
    }

    private boolean overridesLibrary(MethodDecl method) {
        String type = method.ref().owner();
        return program.supertypes(type).stream()
                .filter(supertype -> !program.isAnalysed(supertype))
                .flatMap(supertype -> program.find(supertype).stream())
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(m -> isOpen(m.access()) && selector(m).equals(selector(method)));
    }

    private static String selector(MethodDecl method) {
        String descriptor = method.ref().descriptor();
        return method.ref().name() + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }
}
