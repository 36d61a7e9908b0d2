// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headers that a compiler would give to the classes of a scan. */
public final class Headers {
    private static final int ENUM = 0x4000;
    private static final int ANNOTATION = 0x2000;
    /** Made by the compiler and never assigned again. */
    private static final int SYNTHETIC_FINAL = 0x1010;

    private Headers() {}

    /** The name of the field that keeps a captured variable. */
    public static FieldRef captured(DeclaredClass owner, String variable) {
        JavaType type = owner.captured().getOrDefault(variable, JavaType.UNKNOWN);
        return new FieldRef(owner.name(), "val$" + variable, type.descriptor());
    }

    /** The field that keeps the enclosing object. */
    public static FieldRef outer(DeclaredClass owner) {
        String type = owner.outer().map(DeclaredClass::name).orElse("java/lang/Object");
        return new FieldRef(owner.name(), owner.outerField(), "L" + type + ";");
    }

    /** A method as its class file would have it: a constructor takes the captured variables behind its parameters. */
    public static MethodRef withCaptured(DeclaredClass owner, MethodRef method) {
        if (!method.isConstructor() || owner.captured().isEmpty()) {
            return method;
        }
        StringBuilder added = new StringBuilder();
        owner.captured().values().forEach(type -> added.append(type.descriptor()));
        String descriptor = method.descriptor();
        int end = descriptor.indexOf(')');
        return new MethodRef(
                method.owner(), method.name(), descriptor.substring(0, end) + added + descriptor.substring(end));
    }

    /**
     * The header of a class.
     *
     * @param made methods that the compiler adds: bodies of lambdas, the static initialiser, the constructor of an anonymous
     *     class
     */
    public static ClassDecl of(Types types, DeclaredClass owner, List<MethodDecl> made) {
        List<MethodDecl> methods = new ArrayList<>();
        for (DeclaredMethod method : owner.methods()) {
            MethodDecl decl = method.decl();
            MethodRef ref = withCaptured(owner, decl.ref());
            methods.add(new MethodDecl(
                    ref,
                    decl.access(),
                    decl.exceptions(),
                    decl.annotations(),
                    decl.annotationTexts(),
                    decl.parameterAnnotations()));
        }
        methods.addAll(made);
        Annotations annotations = annotations(types, owner);
        return new ClassDecl(
                owner.name(),
                access(owner),
                owner.superclass().internalName(),
                owner.interfaces().stream().map(JavaType::internalName).toList(),
                owner.unit().path(),
                annotations.descriptors(),
                annotations.texts(),
                fields(owner),
                methods,
                nest(owner),
                owner.unit().origin());
    }

    private static List<FieldDecl> fields(DeclaredClass owner) {
        List<FieldDecl> fields = new ArrayList<>();
        owner.fields().forEach(field -> fields.add(field.decl()));
        if (owner.hasOuterObject()) {
            fields.add(new FieldDecl(outer(owner), SYNTHETIC_FINAL, "", Set.of()));
        }
        for (Map.Entry<String, JavaType> variable : owner.captured().entrySet()) {
            FieldRef ref = captured(owner, variable.getKey());
            fields.add(new FieldDecl(ref, SYNTHETIC_FINAL, variable.getValue().signature(), Set.of()));
        }
        return fields;
    }

    private static int access(DeclaredClass owner) {
        int access = owner.node() instanceof NodeWithModifiers<?> type ? AccessFlags.of(type.getModifiers()) : 0;
        access &= ~Modifier.STATIC;
        return access
                | switch (owner.kind()) {
                    case CLASS -> 0;
                    case INTERFACE -> Modifier.INTERFACE | Modifier.ABSTRACT;
                    case ANNOTATION -> Modifier.INTERFACE | Modifier.ABSTRACT | ANNOTATION;
                    case ENUM -> ENUM;
                    case RECORD -> Modifier.FINAL;
                };
    }

    private static Annotations annotations(Types types, DeclaredClass owner) {
        return new Annotations(
                TypeScope.around(types, owner),
                owner.node() instanceof TypeDeclaration<?> type ? type.getAnnotations() : new NodeList<>());
    }

    private static List<String> nest(DeclaredClass owner) {
        if (owner.outer().isPresent()) {
            DeclaredClass top = owner;
            while (top.outer().isPresent()) {
                top = top.outer().get();
            }
            return List.of(top.name());
        }
        String prefix = owner.name() + "$";
        return owner.unit().classes().stream()
                .map(DeclaredClass::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
