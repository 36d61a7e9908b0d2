// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.WildcardType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What types mean that are written at one place: inside a class, a method with type parameters, a block with local classes.
 * Immutable; a narrower scope is made from a wider one.
 */
public final class TypeScope {
    private final Types types;
    private final SourceUnit unit;
    private final TypeNames names;
    private final Optional<DeclaredClass> around;
    private final Map<String, JavaType> variables;
    private final Map<String, DeclaredClass> locals;

    private TypeScope(
            Types types,
            SourceUnit unit,
            Optional<DeclaredClass> around,
            Map<String, JavaType> variables,
            Map<String, DeclaredClass> locals) {
        this.types = types;
        this.unit = unit;
        this.names = new TypeNames(types, unit);
        this.around = around;
        this.variables = variables;
        this.locals = locals;
    }

    /** The scope inside a class. */
    public static TypeScope of(Types types, DeclaredClass inside) {
        return new TypeScope(types, inside.unit(), Optional.of(inside), Map.of(), Map.of());
    }

    /** The scope in which a class is declared. */
    static TypeScope around(Types types, DeclaredClass declared) {
        return new TypeScope(types, declared.unit(), declared.outer(), Map.of(), Map.of());
    }

    /** The scope of a method with these type parameters. */
    public TypeScope with(List<TypeParameter> parameters) {
        if (parameters.isEmpty()) {
            return this;
        }
        Map<String, JavaType> all = new LinkedHashMap<>(variables);
        TypeScope inside = new TypeScope(types, unit, around, all, locals);
        for (TypeParameter parameter : parameters) {
            all.put(parameter.getNameAsString(), inside.variable(parameter));
        }
        return inside;
    }

    /** The type variable that a type parameter declares, erased to its first bound. */
    JavaType variable(TypeParameter parameter) {
        JavaType bound = parameter.getTypeBound().isEmpty()
                ? JavaType.OBJECT
                : type(parameter.getTypeBound().get(0));
        return new JavaType(bound.descriptor(), bound.arguments(), parameter.getNameAsString());
    }

    /** The scope after the declaration of a local class. */
    public TypeScope with(String simpleName, DeclaredClass local) {
        Map<String, DeclaredClass> all = new LinkedHashMap<>(locals);
        all.put(simpleName, local);
        return new TypeScope(types, unit, around, variables, all);
    }

    /** The type that is written so; {@code var} and what cannot be told are unknown. */
    public JavaType type(Type written) {
        if (written instanceof PrimitiveType primitive) {
            return JavaType.of(primitive.toDescriptor());
        }
        if (written.isVoidType()) {
            return JavaType.VOID;
        }
        if (written instanceof ArrayType array) {
            return type(array.getComponentType()).arrayOf();
        }
        if (written instanceof ClassOrInterfaceType named) {
            return classType(named);
        }
        if (written instanceof WildcardType wildcard) {
            return wildcard.getExtendedType().map(this::type).orElse(JavaType.OBJECT);
        }
        if (written instanceof IntersectionType intersection) {
            return type(intersection.getElements().get(0));
        }
        return written instanceof UnionType union ? type(union.getElements().get(0)) : JavaType.UNKNOWN;
    }

    private JavaType classType(ClassOrInterfaceType written) {
        JavaType plain = written.getScope().isEmpty()
                ? named(written.getNameAsString())
                : JavaType.ofClass(qualified(written.getNameWithScope()));
        return written.getTypeArguments()
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments ->
                        plain.withArguments(arguments.stream().map(this::type).toList()))
                .orElse(plain);
    }

    private JavaType named(String simpleName) {
        JavaType variable = variables.get(simpleName);
        return variable != null
                ? variable
                : TypeNames.variable(around, simpleName)
                        .filter(known -> find(simpleName).isEmpty())
                        .orElseGet(() -> JavaType.ofClass(find(simpleName).orElseGet(() -> names.guess(simpleName))));
    }

    /** Internal name of the type that a simple name means here; empty when there is none that is known. */
    public Optional<String> find(String simpleName) {
        DeclaredClass local = locals.get(simpleName);
        if (local != null) {
            return Optional.of(local.name());
        }
        return around.isPresent() ? types.named(around.get(), simpleName, this::findAround) : names.simple(simpleName);
    }

    private Optional<String> findAround(String simpleName) {
        for (Optional<DeclaredClass> at = around; at.isPresent(); at = at.get().outer()) {
            DeclaredClass inside = at.get();
            if (inside.typeParameters().containsKey(simpleName)) {
                return Optional.empty();
            }
            if (!inside.isAnonymous() && Declarations.simpleName(inside).equals(simpleName)) {
                return Optional.of(inside.name());
            }
            Optional<String> member = names.member(inside.name(), simpleName);
            if (member.isPresent()) {
                return member;
            }
        }
        return names.simple(simpleName).or(() -> findLocal(simpleName));
    }

    /** A class that is declared in code of a class around, perhaps in another method: better than none. */
    private Optional<String> findLocal(String simpleName) {
        for (Optional<DeclaredClass> at = around; at.isPresent(); at = at.get().outer()) {
            DeclaredClass local = at.get().locals().get(simpleName);
            if (local != null) {
                return Optional.of(local.name());
            }
        }
        return Optional.empty();
    }

    /** Internal name of the type with this name, simple, nested or full, with dots; guessed if there is none. */
    String qualified(String dotted) {
        return findQualified(dotted).orElseGet(() -> names.qualifiedOrGuessed(dotted));
    }

    /** As above; empty when there is none that is known. */
    public Optional<String> findQualified(String dotted) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            return find(dotted);
        }
        Optional<String> type = find(dotted.substring(0, dot));
        for (String part : dotted.substring(dot + 1).split("\\.")) {
            type = type.flatMap(outer -> names.member(outer, part));
        }
        return type.or(() -> names.qualified(dotted));
    }

    /** The name of a type that was not found. */
    public String guess(String dotted) {
        return dotted.indexOf('.') < 0 ? names.guess(dotted) : names.qualifiedOrGuessed(dotted);
    }

    /** Internal names of the types from which a static member of this name may be imported. */
    public List<String> staticImports(String member) {
        return unit.staticImports(member).stream()
                .map(names::qualifiedOrGuessed)
                .toList();
    }
}
