// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.ClassDecl;
import io.watertight.program.ClassLookup;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of the JDK that runs the tests, read by reflection. */
final class RunningJdk implements ClassLookup {
    static final List<String> REVIEWED = List.of("java.base", "java.sql", "java.logging", "java.net.http");

    static Program program() {
        return new Program(List.of(), new RunningJdk());
    }

    @Override
    public Optional<ClassDecl> find(String internalName) {
        return load(internalName).map(RunningJdk::declaration);
    }

    static Optional<Class<?>> load(String internalName) {
        try {
            return Optional.of(
                    Class.forName(internalName.replace('/', '.'), false, ClassLoader.getSystemClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Public types of the module's exported packages, nested ones too, sorted by name. */
    static List<Class<?>> publicTypes(String module) {
        ModuleReference reference = ModuleFinder.ofSystem().find(module).orElseThrow();
        Set<String> exported = reference.descriptor().exports().stream()
                .filter(e -> !e.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = reference.open();
                Stream<String> names = reader.list()) {
            return names.filter(name -> name.endsWith(".class") && name.contains("/"))
                    .filter(name -> exported.contains(
                            name.substring(0, name.lastIndexOf('/')).replace('/', '.')))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .<Class<?>>map(name -> load(name).orElseThrow())
                    .filter(RunningJdk::isVisible)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
            if ((c.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass();
    }

    static MethodRef reference(Executable member) {
        Class<?> result = member instanceof Method method ? method.getReturnType() : void.class;
        String name = member instanceof Method ? member.getName() : "<init>";
        String descriptor =
                MethodType.methodType(result, member.getParameterTypes()).toMethodDescriptorString();
        return new MethodRef(internalName(member.getDeclaringClass()), name, descriptor);
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    static Stream<Executable> members(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
    }

    private static ClassDecl declaration(Class<?> type) {
        Class<?> superclass = type.isInterface() ? Object.class : type.getSuperclass();
        return new ClassDecl(
                internalName(type),
                type.getModifiers(),
                superclass == null ? "" : internalName(superclass),
                Arrays.stream(type.getInterfaces())
                        .map(RunningJdk::internalName)
                        .toList(),
                "",
                Set.of(),
                List.of(),
                members(type).map(RunningJdk::declaration).toList(),
                List.of(),
                "jdk");
    }

    private static MethodDecl declaration(Executable member) {
        List<String> exceptions = Arrays.stream(member.getExceptionTypes())
                .map(RunningJdk::internalName)
                .toList();
        return new MethodDecl(reference(member), member.getModifiers(), exceptions, Set.of());
    }
}
