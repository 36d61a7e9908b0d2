// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.ReferenceType;
import com.github.javaparser.ast.type.TypeParameter;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the members of one class, with those that the compiler adds. */
final class MemberReader {
    private static final int ENUM_FLAG = 0x4000;
    private static final int CONSTANT = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;
    private static final String CONSTRUCTOR = "<init>";

    private final DeclaredClass owner;
    private final TypeScope scope;

    private MemberReader(Types types, DeclaredClass owner) {
        this.owner = owner;
        this.scope = TypeScope.of(types, owner);
    }

    /** Fills in fields and methods; supertypes and type parameters must be known. */
    static void read(Types types, DeclaredClass owner) {
        MemberReader reader = new MemberReader(types, owner);
        if (owner.node() instanceof EnumDeclaration type) {
            type.getEntries().forEach(reader::addConstant);
            reader.addEnumMethods(type);
        }
        if (owner.node() instanceof RecordDeclaration type) {
            type.getParameters().forEach(reader::addComponent);
        }
        owner.members().forEach(reader::add);
        if (owner.node() instanceof RecordDeclaration type) {
            reader.addRecordMembers(type);
        }
        reader.addDefaultConstructor();
    }

    private void add(BodyDeclaration<?> member) {
        if (member instanceof FieldDeclaration field) {
            field.getVariables().forEach(variable -> addField(field, variable));
        } else if (member instanceof MethodDeclaration method) {
            addMethod(method, method.getNameAsString(), scope.with(method.getTypeParameters()));
        } else if (member instanceof ConstructorDeclaration constructor) {
            addMethod(constructor, CONSTRUCTOR, scope.with(constructor.getTypeParameters()));
        } else if (member instanceof CompactConstructorDeclaration compact
                && owner.node() instanceof RecordDeclaration type) {
            addConstructor(AccessFlags.of(compact.getModifiers()), types(scope, type.getParameters()), compact);
        } else if (member instanceof AnnotationMemberDeclaration annotation) {
            JavaType result = scope.type(annotation.getType());
            add(annotation.getNameAsString(), List.of(), result, Modifier.PUBLIC | Modifier.ABSTRACT, annotation);
        }
    }

    private void addField(FieldDeclaration declaration, VariableDeclarator variable) {
        int access = AccessFlags.of(declaration.getModifiers()) | (owner.isInterface() ? CONSTANT : 0);
        JavaType type = scope.type(variable.getType());
        owner.fields()
                .add(new DeclaredField(
                        new FieldRef(owner.name(), variable.getNameAsString(), type.descriptor()),
                        type,
                        access,
                        annotations(declaration.getAnnotations()),
                        variable.getInitializer(),
                        line(variable)));
    }

    private void addConstant(EnumConstantDeclaration constant) {
        JavaType type = JavaType.ofClass(owner.name());
        owner.fields()
                .add(new DeclaredField(
                        new FieldRef(owner.name(), constant.getNameAsString(), type.descriptor()),
                        type,
                        CONSTANT | ENUM_FLAG,
                        Set.of(),
                        Optional.empty(),
                        line(constant)));
    }

    private void addComponent(Parameter component) {
        JavaType type = parameterType(scope, component);
        owner.fields()
                .add(new DeclaredField(
                        new FieldRef(owner.name(), component.getNameAsString(), type.descriptor()),
                        type,
                        Modifier.PRIVATE | Modifier.FINAL,
                        annotations(component.getAnnotations()),
                        Optional.empty(),
                        line(component)));
    }

    private void addEnumMethods(EnumDeclaration type) {
        JavaType self = JavaType.ofClass(owner.name());
        int access = Modifier.PUBLIC | Modifier.STATIC;
        add("values", List.of(), self.arrayOf(), access, type);
        add("valueOf", List.of(JavaType.STRING), self, access, type);
    }

    private void addRecordMembers(RecordDeclaration type) {
        List<JavaType> components = types(scope, type.getParameters());
        boolean hasCanonical = owner.methods().stream()
                .anyMatch(method -> method.callable().ref().isConstructor()
                        && method.callable().parameters().equals(components));
        if (!hasCanonical) {
            addConstructor(Modifier.PUBLIC, components, type);
        }
        for (Parameter component : type.getParameters()) {
            String name = component.getNameAsString();
            boolean isDeclared = owner.methods().stream()
                    .anyMatch(method -> method.callable().ref().name().equals(name)
                            && method.callable().parameters().isEmpty());
            if (!isDeclared) {
                add(name, List.of(), parameterType(scope, component), Modifier.PUBLIC, type);
            }
        }
    }

    private void addDefaultConstructor() {
        boolean hasNone = owner.methods().stream()
                .noneMatch(method -> method.callable().ref().isConstructor());
        if (hasNone && !owner.isAnonymous() && !owner.isInterface()) {
            int access = owner.kind() == DeclaredClass.Kind.ENUM ? Modifier.PRIVATE : Modifier.PUBLIC;
            addConstructor(access, List.of(), owner.node());
        }
    }

    private void addConstructor(int access, List<JavaType> parameters, Node node) {
        add(CONSTRUCTOR, parameters, owner.type(), access, node);
    }

    private void add(String name, List<JavaType> parameters, JavaType result, int access, Node node) {
        Callable callable = new Callable(
                ref(name, parameters, result), parameters, result, access, List.of(), Map.of(), false, true);
        owner.methods().add(new DeclaredMethod(callable, Set.of(), List.of(), List.of(), node));
    }

    private void addMethod(CallableDeclaration<?> declaration, String name, TypeScope inside) {
        List<JavaType> parameters = types(inside, declaration.getParameters());
        JavaType result =
                declaration instanceof MethodDeclaration method ? inside.type(method.getType()) : owner.type();
        int access = AccessFlags.of(declaration.getModifiers());
        boolean hasBody = !(declaration instanceof MethodDeclaration method)
                || method.getBody().isPresent()
                || method.isNative();
        if (owner.isInterface()) {
            access |= Modifier.isPrivate(access) ? 0 : Modifier.PUBLIC;
        }
        access |= hasBody ? 0 : Modifier.ABSTRACT;
        boolean isVarargs = declaration.getParameters().stream().anyMatch(Parameter::isVarArgs);
        Callable callable = new Callable(
                ref(name, parameters, result),
                parameters,
                result,
                access,
                thrown(inside, declaration.getThrownExceptions()),
                typeParameters(inside, declaration.getTypeParameters()),
                isVarargs,
                true);
        owner.methods()
                .add(new DeclaredMethod(
                        callable,
                        annotations(declaration.getAnnotations()),
                        new Annotations(scope, declaration.getAnnotations()).texts(),
                        parameterAnnotations(callable.ref(), declaration.getParameters()),
                        declaration));
    }

    /** What a compiler adds to a descriptor stands before the parameters that are written. */
    private List<Set<String>> parameterAnnotations(MethodRef method, NodeList<Parameter> written) {
        if (written.stream().allMatch(parameter -> parameter.getAnnotations().isEmpty())) {
            return List.of();
        }
        int added = method.parameterTypes().size() - written.size();
        List<Set<String>> result = new ArrayList<>(Collections.nCopies(added, Set.of()));
        written.forEach(parameter -> result.add(annotations(parameter.getAnnotations())));
        return result;
    }

    private static Map<String, JavaType> typeParameters(TypeScope inside, NodeList<TypeParameter> declared) {
        Map<String, JavaType> result = new LinkedHashMap<>();
        declared.forEach(parameter -> result.put(parameter.getNameAsString(), inside.variable(parameter)));
        return result;
    }

    private static List<String> thrown(TypeScope inside, NodeList<ReferenceType> exceptions) {
        List<String> names = new ArrayList<>();
        exceptions.forEach(type -> names.add(inside.type(type).internalName()));
        return names;
    }

    private MethodRef ref(String name, List<JavaType> parameters, JavaType result) {
        StringBuilder descriptor = new StringBuilder("(");
        boolean isConstructor = name.equals(CONSTRUCTOR);
        if (isConstructor && owner.kind() == DeclaredClass.Kind.ENUM) {
            descriptor.append(JavaType.STRING).append(JavaType.INT);
        } else if (isConstructor && owner.hasOuterObject()) {
            owner.outer().ifPresent(outer -> descriptor.append(JavaType.ofClass(outer.name())));
        }
        parameters.forEach(descriptor::append);
        descriptor.append(')').append(isConstructor ? JavaType.VOID : result);
        return new MethodRef(owner.name(), name, descriptor.toString());
    }

    private static List<JavaType> types(TypeScope inside, NodeList<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameterType(inside, parameter))
                .toList();
    }

    private static JavaType parameterType(TypeScope inside, Parameter parameter) {
        JavaType type = inside.type(parameter.getType());
        return parameter.isVarArgs() ? type.arrayOf() : type;
    }

    private Set<String> annotations(NodeList<AnnotationExpr> written) {
        return new Annotations(scope, written).descriptors();
    }

    private static int line(Node node) {
        return node.getBegin().map(position -> position.line).orElse(0);
    }
}
