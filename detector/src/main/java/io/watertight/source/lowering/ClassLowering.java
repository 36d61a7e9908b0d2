// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.type.TypeParameter;
import io.watertight.ir.Instruction;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.source.types.Callable;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.DeclaredMethod;
import io.watertight.source.types.Headers;
import io.watertight.source.types.JavaType;
import io.watertight.source.types.Members;
import io.watertight.source.types.Scan;
import io.watertight.source.types.TypeScope;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lowers the members of one class, written ones and those that a compiler adds. */
final class ClassLowering {
    private static final int SYNTHETIC = 0x1000;
    private static final String CONSTRUCTOR = "<init>";

    private final FileLowering file;
    private final DeclaredClass declared;
    private final Optional<Body> declaredIn;
    private final Map<LambdaExpr, Lambdas.Known> lambdas = new IdentityHashMap<>();

    /** @param declaredIn the code in which a local class is declared */
    ClassLowering(FileLowering file, DeclaredClass declared, Optional<Body> declaredIn) {
        this.file = file;
        this.declared = declared;
        this.declaredIn = declaredIn;
    }

    DeclaredClass declared() {
        return declared;
    }

    Scan scan() {
        return file.scan();
    }

    Members members() {
        return file.members();
    }

    Optional<Body> declaredIn() {
        return declaredIn;
    }

    /** A class that is declared in code of this one. */
    ClassLowering inside(DeclaredClass local, Body around) {
        return new ClassLowering(file, local, Optional.of(around));
    }

    /** The lambdas of this class that are lowered: code that is copied has them once. */
    Map<LambdaExpr, Lambdas.Known> lambdas() {
        return lambdas;
    }

    void lowerMembers() {
        if (!file.begin(declared)) {
            return;
        }
        for (BodyDeclaration<?> member : declared.members()) {
            if (member instanceof MethodDeclaration method && method.getBody().isPresent()) {
                method(method)
                        .ifPresent(found -> lower(
                                found,
                                method.getTypeParameters(),
                                method.getParameters(),
                                body -> body.statements().run(method.getBody().get())));
            } else if (member instanceof ConstructorDeclaration constructor) {
                method(constructor)
                        .ifPresent(found -> lower(
                                found,
                                constructor.getTypeParameters(),
                                constructor.getParameters(),
                                body -> new Constructors(body).lower(constructor.getBody())));
            } else if (member instanceof CompactConstructorDeclaration compact
                    && declared.node() instanceof RecordDeclaration type) {
                method(compact)
                        .ifPresent(found -> lower(found, compact.getTypeParameters(), type.getParameters(), body -> {
                            new Constructors(body).begin();
                            body.statements().run(compact.getBody());
                            storeComponents(body);
                        }));
            }
        }
        lowerImplied();
        lowerStaticInitializer();
        declared.members().forEach(this::lowerNested);
    }

    /** A local class has member classes, which see the code around it too. */
    private void lowerNested(BodyDeclaration<?> member) {
        if (declared.isLocal()) {
            declared.unit().at(member).filter(nested -> nested.node() == member).ifPresent(nested -> {
                declaredIn.ifPresent(around -> new Captures(around).of(nested));
                new ClassLowering(file, nested, declaredIn).lowerMembers();
            });
        }
    }

    private Optional<DeclaredMethod> method(Node node) {
        return declared.methods().stream()
                .filter(method -> method.node() == node)
                .findFirst();
    }

    /** Default constructors, and what records have without writing it. */
    private void lowerImplied() {
        for (DeclaredMethod method : declared.methods()) {
            boolean isImplied =
                    method.node() == declared.node() && !method.callable().isStatic();
            if (!isImplied) {
                continue;
            }
            MethodRef ref = method.callable().ref();
            if (!ref.isConstructor()) {
                lower(method, new NodeList<>(), new NodeList<>(), body -> returnField(body, ref.name()));
            } else if (declared.node() instanceof RecordDeclaration type) {
                lower(method, new NodeList<>(), type.getParameters(), body -> {
                    new Constructors(body).begin();
                    storeComponents(body);
                });
            } else {
                lower(method, new NodeList<>(), new NodeList<>(), body -> new Constructors(body).begin());
            }
        }
    }

    private void returnField(Body body, String name) {
        members().field(declared.name(), name).ifPresent(field -> {
            int value = body.code().temporary();
            body.code().add(new Instruction.LoadField(value, body.receiver(), field.ref()));
            body.code().exit(value);
        });
    }

    private void storeComponents(Body body) {
        for (String name : declared.components()) {
            Optional<Local> value = body.scopes().find(name);
            Optional<Members.Field> field = members().field(declared.name(), name);
            if (value.isPresent() && field.isPresent()) {
                body.code()
                        .add(new Instruction.StoreField(
                                body.receiver(), field.get().ref(), value.get().variable()));
            }
        }
    }

    private void lower(
            DeclaredMethod method,
            NodeList<TypeParameter> typeParameters,
            NodeList<Parameter> parameters,
            Consumer<Body> content) {
        Callable callable = method.callable();
        String name = callable.ref().isConstructor() ? "new" : callable.ref().name();
        TypeScope types = TypeScope.of(scan().types(), declared).with(typeParameters);
        Body body = new Body(this, Optional.empty(), callable.isStatic(), name, types);
        body.setResult(callable.ref().isConstructor() ? JavaType.VOID : callable.result());
        body.code().at(method.node());
        MethodRef ref = Headers.withCaptured(declared, callable.ref());
        guarded(callable.ref().name(), () -> {
            List<Integer> variables = new ArrayList<>();
            if (!callable.isStatic()) {
                variables.add(body.receiver());
            }
            if (callable.ref().isConstructor()) {
                declareLeading(body).forEach(local -> variables.add(local.variable()));
            }
            for (int i = 0; i < parameters.size(); i++) {
                String parameter = parameters.get(i).getNameAsString();
                JavaType type = callable.parameters().get(i);
                variables.add(body.declareParameter(parameter, type).variable());
            }
            if (callable.ref().isConstructor()) {
                declareCaptured(body).forEach(local -> variables.add(local.variable()));
            }
            content.accept(body);
            body.code().atEndOf(method.node());
            file.add(body.finish(ref, variables));
        });
    }

    private void guarded(String name, Runnable lowering) {
        try {
            lowering.run();
        } catch (RuntimeException | StackOverflowError e) {
            file.reportFailure(declared, name, e);
        }
    }

    /** What a compiler puts before the parameters of a constructor: an enum constant's name and place, the object around. */
    private List<Local> declareLeading(Body body) {
        if (declared.kind() == DeclaredClass.Kind.ENUM) {
            return List.of(
                    body.declareParameter("$name", JavaType.STRING), body.declareParameter("$ordinal", JavaType.INT));
        }
        return declared.hasOuterObject()
                ? List.of(body.declareParameter(
                        declared.outerField(),
                        JavaType.ofClass(declared.outer().orElseThrow().name())))
                : List.of();
    }

    /** The parameters that {@link #declareLeading} declared. */
    List<Local> leadingParameters(Body body) {
        List<Local> leading = new ArrayList<>();
        for (String name : List.of("$name", "$ordinal", declared.outerField())) {
            body.scopes().find(name).ifPresent(leading::add);
        }
        return leading;
    }

    private List<Local> declareCaptured(Body body) {
        List<Local> result = new ArrayList<>();
        declared.captured().forEach((name, type) -> result.add(body.declareParameter("val$" + name, type)));
        return result;
    }

    private void lowerStaticInitializer() {
        boolean hasConstants = declared.node() instanceof EnumDeclaration type
                && !type.getEntries().isEmpty();
        boolean isNeeded = hasConstants
                || declared.members().stream()
                        .anyMatch(member -> (member instanceof FieldDeclaration field
                                        && (field.isStatic() || declared.isInterface()))
                                || (member instanceof InitializerDeclaration block && block.isStatic()));
        if (!isNeeded) {
            return;
        }
        MethodRef ref = new MethodRef(declared.name(), "<clinit>", "()V");
        Body body = new Body(this, Optional.empty(), true, "static", TypeScope.of(scan().types(), declared));
        guarded(ref.name(), () -> {
            body.code().at(declared.node());
            if (declared.node() instanceof EnumDeclaration type) {
                NodeList<EnumConstantDeclaration> constants = type.getEntries();
                for (int i = 0; i < constants.size(); i++) {
                    new Constructors(body).initialize(constants.get(i), i);
                }
            }
            new Constructors(body).initializeStatic();
            file.add(body.finish(ref, List.of()));
            file.addMade(new MethodDecl(ref, Modifier.STATIC, List.of(), Set.of()));
        });
    }

    /** Gives the class the body of a lambda as a method. */
    MethodRef addLambda(Body body, String descriptor, List<Integer> parameters) {
        String name = "lambda$" + body.name() + "$" + file.nextLambda(declared);
        MethodRef ref = new MethodRef(declared.name(), name, descriptor);
        boolean isStatic = !body.usesReceiver();
        int access = SYNTHETIC | Modifier.PRIVATE | (isStatic ? Modifier.STATIC : 0);
        file.addMade(new MethodDecl(ref, access, List.of(), Set.of()));
        file.add(body.finish(ref, parameters));
        return ref;
    }

    /** The constructor of an anonymous class: it passes what it is given to the one of its superclass. */
    MethodRef anonymousConstructor(JavaType parent, Optional<Callable> constructor, List<JavaType> passed) {
        List<JavaType> types = constructor
                .map(Callable::parameters)
                .filter(all -> all.size() == passed.size())
                .orElse(passed);
        StringBuilder descriptor = new StringBuilder("(");
        if (declared.hasOuterObject()) {
            descriptor.append(JavaType.ofClass(declared.outer().orElseThrow().name()));
        }
        types.forEach(type -> descriptor.append(Calls.passedAs(type)));
        declared.captured().values().forEach(type -> descriptor.append(Calls.passedAs(type)));
        return generatedConstructor(descriptor.append(")V").toString(), types, parent);
    }

    /** The constructor of the class of an enum constant with a body. */
    MethodRef constantConstructor(Optional<Callable> constructor, List<JavaType> passed) {
        List<JavaType> types = new ArrayList<>(List.of(JavaType.STRING, JavaType.INT));
        types.addAll(constructor
                .map(Callable::parameters)
                .filter(all -> all.size() == passed.size())
                .orElse(passed));
        StringBuilder descriptor = new StringBuilder("(");
        types.forEach(type -> descriptor.append(Calls.passedAs(type)));
        return generatedConstructor(descriptor.append(")V").toString(), types, declared.superclass());
    }

    private MethodRef generatedConstructor(String descriptor, List<JavaType> types, JavaType parent) {
        MethodRef ref = new MethodRef(declared.name(), CONSTRUCTOR, descriptor);
        Body body = new Body(this, Optional.empty(), false, "new", TypeScope.of(scan().types(), declared));
        guarded(CONSTRUCTOR, () -> {
            body.code().at(declared.node());
            List<Integer> variables = new ArrayList<>(List.of(body.receiver()));
            if (declared.hasOuterObject()) {
                declareLeading(body).forEach(local -> variables.add(local.variable()));
            }
            List<Operand> passed = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                Local parameter = body.declareParameter("$" + i, types.get(i));
                passed.add(parameter.operand());
                variables.add(parameter.variable());
            }
            declareCaptured(body).forEach(local -> variables.add(local.variable()));
            new Constructors(body).beginWith(parent, passed);
            file.add(body.finish(ref, variables));
        });
        file.addMade(new MethodDecl(ref, 0, List.of(), Set.of()));
        return ref;
    }
}
