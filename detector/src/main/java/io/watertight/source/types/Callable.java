// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A method that can be called: declared in source, or read from a class file or the index of the JDK.
 *
 * @param ref owner, name, erased descriptor; of a constructor with all that the compiler adds in front
 * @param parameters types of the parameters as they are written
 * @param result type of the result; the class itself for a constructor
 * @param access access flags (JVMS 4.6)
 * @param exceptions internal names of the declared exceptions
 * @param typeParameters its own type parameters by name, with their bounds
 * @param isVarargs whether its last parameter, an array, may be written as any number of arguments
 * @param isGeneric whether its types are known with their arguments; if not, they are erased
 */
public record Callable(
        MethodRef ref,
        List<JavaType> parameters,
        JavaType result,
        int access,
        List<String> exceptions,
        Map<String, JavaType> typeParameters,
        boolean isVarargs,
        boolean isGeneric) {
    private static final int VARARGS = 0x0080;
    /** Where declarations come from that do not say whether a method takes variable arguments. */
    private static final Set<String> INDEXES = Set.of("jdk", "index");

    public Callable {
        parameters = List.copyOf(parameters);
        exceptions = List.copyOf(exceptions);
    }

    /** A method of a class whose source is not at hand. */
    static Callable of(MethodDecl decl, String origin) {
        List<JavaType> parameters =
                decl.ref().parameterTypes().stream().map(JavaType::of).toList();
        JavaType result = decl.ref().isConstructor()
                ? JavaType.ofClass(decl.ref().owner())
                : JavaType.of(decl.ref().returnType());
        boolean endsInArray =
                !parameters.isEmpty() && parameters.get(parameters.size() - 1).isArray();
        boolean isVarargs = endsInArray && (INDEXES.contains(origin) || (decl.access() & VARARGS) != 0);
        return new Callable(
                decl.ref(), parameters, result, decl.access(), decl.exceptions(), Map.of(), isVarargs, false);
    }

    public boolean isStatic() {
        return Modifier.isStatic(access);
    }

    public boolean isPrivate() {
        return Modifier.isPrivate(access);
    }

    public boolean isAbstract() {
        return Modifier.isAbstract(access);
    }

    /** The type that an argument at this position is converted to. */
    public JavaType parameter(int position, int arguments) {
        int last = parameters.size() - 1;
        boolean isSpread = isVarargs && position >= last && arguments != parameters.size();
        if (isSpread) {
            return parameters.get(last).element();
        }
        return position < parameters.size() ? parameters.get(position) : JavaType.UNKNOWN;
    }

    /** Name and erased parameters: what an override has in common with what it overrides. */
    String signature() {
        String descriptor = ref.descriptor();
        return ref.name() + descriptor.substring(0, descriptor.indexOf(')'));
    }

    /** The same method with the type variables of its class replaced. */
    Callable substitute(Map<String, JavaType> values) {
        return values.isEmpty() || !isGeneric
                ? this
                : new Callable(
                        ref,
                        parameters.stream().map(type -> type.substitute(values)).toList(),
                        result.substitute(values),
                        access,
                        exceptions,
                        typeParameters,
                        isVarargs,
                        true);
    }

    /** Whether it can be called with so many arguments. */
    boolean takes(int arguments) {
        return arguments == parameters.size() || (isVarargs && arguments >= parameters.size() - 1);
    }
}
