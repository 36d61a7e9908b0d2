// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what the index keeps of a class file: of fields only constants, for of the others nothing is asked. */
final class ApiReader extends ClassVisitor {
    private static final int OF_TYPE = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_INTERFACE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_ANNOTATION
            | Opcodes.ACC_ENUM;
    private static final int OF_METHOD =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
    private static final int OF_FIELD =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private static final int CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final List<ApiMember> members = new ArrayList<>();
    private List<String> interfaces = List.of();
    private String name = "";
    private String superName = "";
    private String enclosing = "";
    private int access;
    private int declaredAccess;

    private ApiReader() {
        super(Opcodes.ASM9);
    }

    static ApiType read(byte[] classFile) {
        ApiReader reader = new ApiReader();
        new ClassReader(classFile)
                .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ApiType(
                reader.name,
                reader.access & OF_TYPE,
                reader.superName,
                reader.interfaces,
                reader.enclosing,
                isOpen(reader.declaredAccess),
                reader.members.stream().sorted(ApiMember.ORDER).toList());
    }

    private static boolean isOpen(int flags) {
        return (flags & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    @Override
    public void visit(
            int version, int flags, String className, String signature, String superClass, String[] superInterfaces) {
        access = flags;
        declaredAccess = flags;
        name = className;
        superName = superClass == null ? "" : superClass;
        interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int flags) {
        if (inner.equals(name)) {
            declaredAccess = outer == null ? 0 : flags; // a local class can be named by nobody
            enclosing = outer == null ? "" : outer;
        }
    }

    @Override
    public FieldVisitor visitField(int flags, String field, String descriptor, String signature, Object value) {
        boolean isInlined = value != null; // code that uses a compile-time constant does not name its field
        boolean isConstant = (flags & CONSTANT) == CONSTANT && !isInlined;
        if (isOpen(flags) && isConstant && (flags & Opcodes.ACC_SYNTHETIC) == 0) {
            members.add(new ApiMember(flags & OF_FIELD, field, descriptor, List.of()));
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int flags, String method, String descriptor, String signature, String[] exceptions) {
        if (isOpen(flags) && (flags & Opcodes.ACC_SYNTHETIC) == 0) {
            List<String> thrown = exceptions == null ? List.of() : List.of(exceptions);
            members.add(new ApiMember(flags & OF_METHOD, method, descriptor, thrown));
        }
        return null;
    }
}
