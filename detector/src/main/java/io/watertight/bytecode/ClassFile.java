// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Interest;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One class file: its header at once, the bodies of its methods on demand. */
public final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR_VERSION = 6;
    /** What the major version of a class file is ahead of the release of Java that brought it (JVMS 4.1). */
    private static final int AHEAD = 44;

    private final String subject;
    private final byte[] bytes;
    private final ClassDecl header;
    private final Symbols symbols;

    private ClassFile(String subject, byte[] bytes, ClassDecl header, Symbols symbols) {
        this.subject = subject;
        this.bytes = bytes;
        this.header = header;
        this.symbols = symbols;
    }

    /**
     * The class file, or empty and a diagnostic when the bytes are no readable class.
     *
     * @param symbols what the class files read together mention
     */
    static Optional<ClassFile> parse(
            String subject, String origin, byte[] bytes, Symbols symbols, Consumer<Diagnostic> diagnostics) {
        try {
            return Optional.of(
                    new ClassFile(subject, bytes, HeaderReader.read(new ClassReader(bytes), origin, symbols), symbols));
        } catch (IllegalArgumentException e) {
            // ASM refuses a version with a message, and a constant of no known kind without one
            diagnostics.accept(
                    e.getMessage() != null && isClass(bytes) ? ofLaterRelease(subject, e) : damaged(subject, e));
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject, e));
        }
        return Optional.empty();
    }

    /** Whether the bytes begin as every class file does (JVMS 4.1). */
    private static boolean isClass(byte[] bytes) {
        return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == MAGIC;
    }

    private static Diagnostic ofLaterRelease(String subject, IllegalArgumentException e) {
        return Diagnostic.warning(
                subject,
                "is of a class file version that cannot be read yet (" + e.getMessage() + ")",
                "compile it for an earlier release");
    }

    public ClassDecl header() {
        return header;
    }

    /** The release of Java that the class needs at least. */
    public int release() {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(MAJOR_VERSION)) - AHEAD;
    }

    /**
     * Reads the code.
     *
     * @param interest says which methods to lower
     * @param code receives the bodies of those methods, and for every method with code what it calls
     * @param diagnostics receives what could not be lowered
     */
    public void lower(Interest interest, ProgramCode.Builder code, Consumer<Diagnostic> diagnostics) {
        lower(new ClassNode(), interest, code, diagnostics);
    }

    /** As above, for some methods only; the others are not read. */
    public void lower(
            Set<MethodRef> methods, Interest interest, ProgramCode.Builder code, Consumer<Diagnostic> diagnostics) {
        lower(new Selection(methods), interest, code, diagnostics);
    }

    private void lower(ClassNode node, Interest interest, ProgramCode.Builder code, Consumer<Diagnostic> diagnostics) {
        try {
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject, e));
            return;
        }
        for (MethodNode method : node.methods) {
            if (method.instructions.size() > 0) {
                lowerMethod(symbols.method(node.name, method.name, method.desc), method, interest, code, diagnostics);
            }
        }
    }

    private void lowerMethod(
            MethodRef ref,
            MethodNode method,
            Interest interest,
            ProgramCode.Builder code,
            Consumer<Diagnostic> diagnostics) {
        References references = References.of(method, interest, symbols);
        code.addCalls(ref, references.calls());
        if (!references.isOfInterest() && !interest.inMethod(ref)) {
            return;
        }
        try {
            code.addBody(MethodLowering.lower(ref, method, symbols));
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject + " " + ref, e));
        }
    }

    private static Diagnostic damaged(String subject, RuntimeException e) {
        return Diagnostic.warning(
                subject, "is damaged (" + e.getClass().getSimpleName() + ")", "compile it or fetch it again");
    }

    /** A class of which some methods are kept. */
    private static final class Selection extends ClassNode {
        private final Set<MethodRef> methods;

        Selection(Set<MethodRef> methods) {
            super(Opcodes.ASM9);
            this.methods = methods;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return methods.contains(new MethodRef(name, method, descriptor))
                    ? super.visitMethod(access, method, descriptor, signature, exceptions)
                    : null;
        }
    }
}
