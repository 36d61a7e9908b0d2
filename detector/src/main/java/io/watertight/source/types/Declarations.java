// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.modifiers.NodeWithStaticModifier;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the classes of one file, local and anonymous ones too, and names them as a compiler would. */
final class Declarations {
    private final SourceUnit unit;
    private final String suffix;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Declarations(SourceUnit unit, String suffix) {
        this.unit = unit;
        this.suffix = suffix;
    }

    /**
     * Adds its classes to a unit.
     *
     * @param suffix tells classes of files apart that declare the same names; empty where they do not
     */
    static void declare(SourceUnit unit, String suffix) {
        Declarations declarations = new Declarations(unit, suffix);
        for (TypeDeclaration<?> type : unit.tree().getTypes()) {
            String name = unit.packageName() + type.getNameAsString();
            declarations.declare(type, Optional.empty(), name, false, true);
        }
    }

    /** The name of a class in its own file. */
    static String simpleName(DeclaredClass declared) {
        return declared.node() instanceof TypeDeclaration<?> type ? type.getNameAsString() : "";
    }

    private void declare(
            Node node, Optional<DeclaredClass> outer, String qualifiedName, boolean isLocal, boolean isStatic) {
        String name = outer.isPresent() ? qualifiedName : qualifiedName + suffix;
        DeclaredClass declared = new DeclaredClass(name, node, outer, unit, isLocal, isStatic);
        unit.add(declared, qualifiedName);
        if (!isLocal && node instanceof TypeDeclaration<?> type) {
            outer.ifPresent(around -> around.nested().putIfAbsent(type.getNameAsString(), declared));
        } else if (node instanceof TypeDeclaration<?> type) {
            outer.ifPresent(around -> around.locals().putIfAbsent(type.getNameAsString(), declared));
        }
        if (node instanceof ObjectCreationExpr creation) {
            declareMembers(declared, creation.getAnonymousClassBody().orElseThrow());
        } else if (node instanceof EnumConstantDeclaration constant) {
            declareMembers(declared, constant.getClassBody());
        } else {
            declareMembers(declared, node.getChildNodes());
        }
    }

    private void declareMembers(DeclaredClass inside, Iterable<? extends Node> members) {
        for (Node member : members) {
            if (member instanceof TypeDeclaration<?> type) {
                boolean isStatic = type.isStatic() || inside.isInterface();
                declare(type, Optional.of(inside), inside.name() + "$" + type.getNameAsString(), false, isStatic);
            } else {
                walk(inside, member, isStaticContext(inside, member));
            }
        }
    }

    private static boolean isStaticContext(DeclaredClass inside, Node member) {
        if (member instanceof EnumConstantDeclaration) {
            return true;
        }
        if (member instanceof InitializerDeclaration initializer) {
            return initializer.isStatic();
        }
        boolean isField = member instanceof FieldDeclaration;
        return (isField && inside.isInterface())
                || ((isField || member instanceof MethodDeclaration)
                        && ((NodeWithStaticModifier<?>) member).isStatic());
    }

    /** Looks for classes inside code. */
    private void walk(DeclaredClass inside, Node node, boolean isStatic) {
        boolean declaresClass = node instanceof TypeDeclaration<?>
                || (node instanceof ObjectCreationExpr creation
                        && creation.getAnonymousClassBody().isPresent())
                || (node instanceof EnumConstantDeclaration constant
                        && !constant.getClassBody().isEmpty());
        if (declaresClass) {
            declare(node, Optional.of(inside), localName(inside, node), true, isStatic);
        }
        if (node instanceof TypeDeclaration<?>) {
            return;
        }
        boolean isStaticBelow = isStatic || node instanceof ExplicitConstructorInvocationStmt;
        for (Node child : node.getChildNodes()) {
            boolean isMember = child instanceof BodyDeclaration<?> && declaresClass;
            if (!isMember) {
                walk(inside, child, isStaticBelow);
            }
        }
    }

    private String localName(DeclaredClass inside, Node node) {
        String simpleName = node instanceof TypeDeclaration<?> type ? type.getNameAsString() : "";
        String key = inside.name() + "/" + simpleName;
        int number = numbers.merge(key, 1, Integer::sum);
        return inside.name() + "$" + number + simpleName;
    }
}
