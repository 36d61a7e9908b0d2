// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithMembers;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class, interface, enum or record that a source file declares, nested, local and anonymous ones too.
 *
 * <p>Filled in two steps while a scan is set up: its supertypes, then its members. Never changed afterwards, but for the
 * captured variables, which the thread adds that lowers the file.
 */
public final class DeclaredClass {
    /** What is declared. */
    public enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD,
        ANNOTATION
    }

    private final String name;
    private final Kind kind;
    private final Node node;
    private final Optional<DeclaredClass> outer;
    private final SourceUnit unit;
    private final boolean isLocal;
    private final boolean isStatic;
    private final Map<String, DeclaredClass> nested = new LinkedHashMap<>();
    private final Map<String, DeclaredClass> locals = new LinkedHashMap<>();
    private final Map<String, JavaType> typeParameters = new LinkedHashMap<>();
    private final List<DeclaredField> fields = new ArrayList<>();
    private final List<DeclaredMethod> methods = new ArrayList<>();
    private final Map<String, JavaType> captured = new LinkedHashMap<>();
    private JavaType superclass = JavaType.OBJECT;
    private List<JavaType> interfaces = List.of();

    DeclaredClass(
            String name, Node node, Optional<DeclaredClass> outer, SourceUnit unit, boolean isLocal, boolean isStatic) {
        this.name = name;
        this.kind = kindOf(node);
        this.node = node;
        this.outer = outer;
        this.unit = unit;
        this.isLocal = isLocal;
        this.isStatic = isStatic || kind != Kind.CLASS;
    }

    private static Kind kindOf(Node node) {
        if (node instanceof ClassOrInterfaceDeclaration type) {
            return type.isInterface() ? Kind.INTERFACE : Kind.CLASS;
        }
        if (node instanceof EnumDeclaration) {
            return Kind.ENUM;
        }
        if (node instanceof RecordDeclaration) {
            return Kind.RECORD;
        }
        return node instanceof AnnotationDeclaration ? Kind.ANNOTATION : Kind.CLASS;
    }

    /** Internal name, unique in the scan. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isInterface() {
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }

    /** The declaration: a type declaration, a {@code new} expression or an enum constant with a body. */
    public Node node() {
        return node;
    }

    /** The class it is declared in, be it as a member or inside code. */
    public Optional<DeclaredClass> outer() {
        return outer;
    }

    public SourceUnit unit() {
        return unit;
    }

    /** Whether it is declared inside code. */
    public boolean isLocal() {
        return isLocal;
    }

    public boolean isAnonymous() {
        return !(node instanceof TypeDeclaration<?>);
    }

    /** Whether its objects have no enclosing object. */
    public boolean isStatic() {
        return isStatic;
    }

    public boolean hasOuterObject() {
        return !isStatic && outer.isPresent();
    }

    /** The bodies and fields it declares, in their order. */
    public List<BodyDeclaration<?>> members() {
        if (node instanceof ObjectCreationExpr creation) {
            return creation.getAnonymousClassBody().map(List::copyOf).orElse(List.of());
        }
        if (node instanceof EnumConstantDeclaration constant) {
            return List.copyOf(constant.getClassBody());
        }
        NodeList<BodyDeclaration<?>> members = ((NodeWithMembers<?>) node).getMembers();
        return List.copyOf(members);
    }

    /** Names of the components of a record, in their order. */
    public List<String> components() {
        return node instanceof RecordDeclaration type
                ? type.getParameters().stream()
                        .map(component -> component.getNameAsString())
                        .toList()
                : List.of();
    }

    List<TypeParameter> declaredTypeParameters() {
        if (node instanceof ClassOrInterfaceDeclaration type) {
            return type.getTypeParameters();
        }
        return node instanceof RecordDeclaration type ? type.getTypeParameters() : List.of();
    }

    /** Member classes by simple name. */
    Map<String, DeclaredClass> nested() {
        return nested;
    }

    /** Classes declared in its code, by simple name; of several the first. */
    Map<String, DeclaredClass> locals() {
        return locals;
    }

    /** Type parameters by name, with their bounds. */
    public Map<String, JavaType> typeParameters() {
        return typeParameters;
    }

    public JavaType superclass() {
        return superclass;
    }

    public List<JavaType> interfaces() {
        return interfaces;
    }

    void setSupertypes(JavaType newSuperclass, List<JavaType> newInterfaces) {
        this.superclass = newSuperclass;
        this.interfaces = List.copyOf(newInterfaces);
    }

    public List<DeclaredField> fields() {
        return fields;
    }

    public List<DeclaredMethod> methods() {
        return methods;
    }

    /** The variables of the code around it that it reads, with their types, in the order of its constructor's parameters. */
    public Map<String, JavaType> captured() {
        return captured;
    }

    /** The type itself, with its type parameters as arguments. */
    public JavaType type() {
        return JavaType.ofClass(name).withArguments(List.copyOf(typeParameters.values()));
    }

    /** The field of the enclosing object. */
    public String outerField() {
        int depth = 0;
        for (Optional<DeclaredClass> at = outer.flatMap(DeclaredClass::outer);
                at.isPresent();
                at = at.get().outer()) {
            depth++;
        }
        return "this$" + depth;
    }

    @Override
    public String toString() {
        return name;
    }
}
