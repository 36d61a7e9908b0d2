// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import io.watertight.program.ClassLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one scan with the classes they declare.
 *
 * @param units in the order of the files
 * @param types what they can name
 */
public record Scan(List<SourceUnit> units, Types types) {

    /** A file with a syntax tree. */
    public record Tree(CompilationUnit tree, String path, String origin) {

        /** Whether it declares no class of one of these internal names. */
        public boolean isNew(Set<String> names) {
            return SourceUnit.topLevelNames(tree).stream().noneMatch(names::contains);
        }
    }

    /**
     * Declares the classes of some files. Of classes with the same name in several files the first keeps it; each file
     * sees its own.
     *
     * @param trees in a fixed order
     * @param context what the files refer to
     * @param isNamedElsewhere whether something is known of a type with this internal name that is nowhere declared
     */
    public static Scan of(List<Tree> trees, ClassLookup context, Predicate<String> isNamedElsewhere) {
        List<SourceUnit> units = trees.stream()
                .map(file -> new SourceUnit(file.tree(), file.path(), file.origin()))
                .toList();
        List<String> suffixes = suffixes(units);
        Stream.iterate(0, i -> i < units.size(), i -> i + 1)
                .parallel()
                .forEach(i -> Declarations.declare(units.get(i), suffixes.get(i)));
        Map<String, DeclaredClass> declared = new HashMap<>();
        units.forEach(unit -> unit.classes().forEach(type -> declared.putIfAbsent(type.name(), type)));
        // the second round finds supertypes that are inherited members of others
        for (int round = 0; round < 2; round++) {
            Types soFar = new Types(declared, context, isNamedElsewhere);
            List<Supertypes> found = units.parallelStream()
                    .flatMap(unit -> unit.classes().stream())
                    .map(type -> supertypes(soFar, type))
                    .collect(Collectors.toList());
            found.forEach(Supertypes::set);
        }
        Types types = new Types(declared, context, isNamedElsewhere);
        units.parallelStream().forEach(unit -> unit.classes().forEach(type -> MemberReader.read(types, type)));
        return new Scan(units, types);
    }

    /** What to add to the names of each unit's classes so that no two are the same. */
    private static List<String> suffixes(List<SourceUnit> units) {
        Set<String> names = new HashSet<>();
        List<String> suffixes = new ArrayList<>();
        for (SourceUnit unit : units) {
            List<String> own = SourceUnit.topLevelNames(unit.tree());
            int number = 1;
            String suffix = "";
            while (clashes(own, suffix, names)) {
                number++;
                suffix = "~" + number;
            }
            for (String name : own) {
                names.add(name + suffix);
            }
            suffixes.add(suffix);
        }
        return suffixes;
    }

    private static boolean clashes(List<String> own, String suffix, Set<String> names) {
        return own.stream().anyMatch(name -> names.contains(name + suffix));
    }

    /** What a class extends and its type parameters, before they are set. */
    private record Supertypes(
            DeclaredClass type, JavaType superclass, List<JavaType> interfaces, Map<String, JavaType> parameters) {
        void set() {
            type.setSupertypes(superclass, interfaces);
            type.typeParameters().putAll(parameters);
        }
    }

    private static Supertypes supertypes(Types types, DeclaredClass declared) {
        TypeScope scope = TypeScope.around(types, declared).with(declared.declaredTypeParameters());
        Map<String, JavaType> parameters = new LinkedHashMap<>();
        for (TypeParameter parameter : declared.declaredTypeParameters()) {
            parameters.put(parameter.getNameAsString(), scope.variable(parameter));
        }
        JavaType superclass = JavaType.OBJECT;
        List<JavaType> interfaces = new ArrayList<>();
        if (declared.node() instanceof ClassOrInterfaceDeclaration type) {
            List<ClassOrInterfaceType> extended = type.getExtendedTypes();
            if (type.isInterface()) {
                extended.forEach(each -> interfaces.add(scope.type(each)));
            } else if (!extended.isEmpty()) {
                superclass = scope.type(extended.get(0));
            }
            type.getImplementedTypes().forEach(each -> interfaces.add(scope.type(each)));
        } else if (declared.node() instanceof EnumDeclaration type) {
            superclass = JavaType.ofClass("java/lang/Enum").withArguments(List.of(JavaType.ofClass(declared.name())));
            type.getImplementedTypes().forEach(each -> interfaces.add(scope.type(each)));
        } else if (declared.node() instanceof RecordDeclaration type) {
            superclass = JavaType.ofClass("java/lang/Record");
            type.getImplementedTypes().forEach(each -> interfaces.add(scope.type(each)));
        } else if (declared.node() instanceof ObjectCreationExpr creation) {
            JavaType extended = scope.type(creation.getType());
            if (types.isInterface(extended.internalName())) {
                interfaces.add(extended);
            } else {
                superclass = extended;
            }
        } else if (!(declared.node() instanceof TypeDeclaration<?>)) {
            superclass = declared.outer()
                    .map(outer -> JavaType.ofClass(outer.name()))
                    .orElse(JavaType.OBJECT);
        } else {
            interfaces.add(JavaType.ofClass("java/lang/annotation/Annotation"));
        }
        return new Supertypes(declared, superclass, interfaces, parameters);
    }
}
