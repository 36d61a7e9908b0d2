// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code that no compiler of today writes: subroutines of class files before version 50, and untyped stack moves. */
class SubroutinesTest {
    private static final int ADDRESS = 2;

    @Test
    void a_subroutine_is_copied_to_each_of_its_calls() {
        byte[] old = classFile(Opcodes.V1_4, "(I)V", SubroutinesTest::writeFinallyAsSubroutine);

        assertEquals("""
                C.m(I)V (this, p1)
                   0  if p1 == 0 goto 5
                   1  t0 = null
                   2  t1 = t0
                   3  goto 9
                   4  t2 = virtual java/lang/Object.hashCode()I (this)
                   5  t3 = null
                   6  t1 = t3
                   7  goto 12
                   8  return
                   9  v2 = t1
                  10  virtual java/lang/Object.notify()V (this)
                  11  goto 4
                  12  v2 = t1
                  13  virtual java/lang/Object.notify()V (this)
                  14  goto 8
                """, Lowered.ir("m", old));
    }

    @Test
    void two_words_are_one_wide_value_or_two_narrow_ones() {
        byte[] wide = classFile(Opcodes.V1_8, "(J)J", code -> {
            code.visitVarInsn(Opcodes.LLOAD, 1);
            code.visitInsn(Opcodes.DUP2);
            code.visitInsn(Opcodes.LMUL);
            code.visitInsn(Opcodes.LRETURN);
        });
        byte[] narrow = classFile(Opcodes.V1_8, "(II)I", code -> {
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitVarInsn(Opcodes.ILOAD, 2);
            code.visitInsn(Opcodes.DUP2);
            code.visitInsn(Opcodes.IMUL);
            code.visitInsn(Opcodes.ISUB);
            code.visitInsn(Opcodes.SWAP);
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.IRETURN);
        });

        assertEquals("""
                C.m(J)J (this, p1)
                   0  t0 = mul(p1, p1)
                   1  return t0
                """, Lowered.ir("m", wide));
        assertEquals("""
                C.m(II)I (this, p1, p2)
                   0  t0 = mul(p1, p2)
                   1  t1 = sub(p2, t0)
                   2  return t1
                """, Lowered.ir("m", narrow));
    }

    @Test
    void values_on_the_stack_of_a_loop_change_places_without_losing_one_another() {
        byte[] loop = classFile(Opcodes.V1_4, "(II)I", code -> {
            Label head = new Label();
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitVarInsn(Opcodes.ILOAD, 2);
            code.visitLabel(head);
            code.visitInsn(Opcodes.SWAP);
            code.visitVarInsn(Opcodes.ILOAD, 1);
            code.visitJumpInsn(Opcodes.IFEQ, head);
            code.visitInsn(Opcodes.ISUB);
            code.visitInsn(Opcodes.IRETURN);
        });

        assertEquals("""
                C.m(II)I (this, p1, p2)
                   0  t0 = p1
                   1  t1 = p2
                   2  t2 = t1
                   3  t3 = t0
                   4  t0 = t2
                   5  t1 = t3
                   6  if p1 == 0 goto 2
                   7  t4 = sub(t0, t1)
                   8  return t4
                """, Lowered.ir("m", loop));
    }

    /** {@code try-finally} as javac 1.3 wrote it: both ways call the same code at the end of the method. */
    private static void writeFinallyAsSubroutine(MethodVisitor code) {
        Label last = new Label();
        Label ending = new Label();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IFEQ, last);
        code.visitJumpInsn(Opcodes.JSR, ending);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
        code.visitInsn(Opcodes.POP);
        code.visitLabel(last);
        code.visitJumpInsn(Opcodes.JSR, ending);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(ending);
        code.visitVarInsn(Opcodes.ASTORE, ADDRESS);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "notify", "()V", false);
        code.visitVarInsn(Opcodes.RET, ADDRESS);
    }

    /** Writes the code of one method. */
    private interface Code {
        void write(MethodVisitor code);
    }

    private static byte[] classFile(int version, String descriptor, Code body) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC, "C", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "m", descriptor, null, null);
        code.visitCode();
        body.write(code);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
