// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads everything of a class file but its code. */
final class HeaderReader extends ClassVisitor {
    private final Symbols symbols;
    private final Set<String> annotations = new HashSet<>();
    private final AnnotationTexts texts;
    private final List<FieldDecl> fields = new ArrayList<>();
    private final List<MethodDecl> methods = new ArrayList<>();
    private final List<String> nest = new ArrayList<>();
    private String name = "";
    private String superName = "";
    private String sourceFile = "";
    private List<String> interfaces = List.of();
    private int access;

    private HeaderReader(Symbols symbols) {
        super(Opcodes.ASM9);
        this.symbols = symbols;
        this.texts = new AnnotationTexts(symbols);
    }

    static ClassDecl read(ClassReader reader, String origin, Symbols symbols) {
        HeaderReader header = new HeaderReader(symbols);
        reader.accept(header, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return new ClassDecl(
                header.name,
                header.access,
                header.superName,
                header.interfaces,
                header.sourceFile,
                header.annotations,
                header.texts.found(),
                header.fields,
                header.methods,
                header.nest,
                origin);
    }

    @Override
    public void visit(
            int version,
            int classAccess,
            String className,
            @Nullable String signature,
            @Nullable String superClass,
            String @Nullable [] superInterfaces) {
        access = classAccess;
        name = symbols.name(className);
        superName = superClass == null ? "" : symbols.name(superClass);
        interfaces = superInterfaces == null ? List.of() : symbols.names(List.of(superInterfaces));
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        sourceFile = source == null ? "" : source;
    }

    @Override
    public void visitNestHost(String host) {
        nest.add(symbols.name(host));
    }

    @Override
    public void visitNestMember(String member) {
        nest.add(symbols.name(member));
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotations.add(symbols.name(descriptor));
        return texts.of(symbols.name(descriptor));
    }

    @Override
    public FieldVisitor visitField(
            int fieldAccess, String fieldName, String descriptor, @Nullable String signature, @Nullable Object value) {
        Set<String> onField = new HashSet<>();
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                onField.add(symbols.name(annotation));
                return null;
            }

            @Override
            public void visitEnd() {
                FieldRef ref = symbols.field(name, fieldName, descriptor);
                fields.add(new FieldDecl(ref, fieldAccess, signature == null ? "" : symbols.name(signature), onField));
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int methodAccess,
            String methodName,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        Set<String> onMethod = new HashSet<>();
        AnnotationTexts textsOnMethod = new AnnotationTexts(symbols);
        MethodRef ref = symbols.method(name, methodName, descriptor);
        ParameterAnnotations onParameters =
                new ParameterAnnotations(ref.parameterTypes().size());
        List<String> thrown = exceptions == null ? List.of() : symbols.names(List.of(exceptions));
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                onMethod.add(symbols.name(annotation));
                return textsOnMethod.of(symbols.name(annotation));
            }

            @Override
            public void visitAnnotableParameterCount(int count, boolean visible) {
                onParameters.count(count);
            }

            @Override
            public @Nullable AnnotationVisitor visitParameterAnnotation(
                    int parameter, String annotation, boolean visible) {
                onParameters.add(parameter, symbols.name(annotation));
                return null;
            }

            @Override
            public void visitEnd() {
                methods.add(new MethodDecl(
                        ref, methodAccess, thrown, onMethod, textsOnMethod.found(), onParameters.byParameter()));
            }
        };
    }
}
