// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Interests;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Outliner;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Symbols;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
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
     * @param interests say which methods to lower
     * @param code receives the bodies of those methods, and an outline of every method with code
     * @param diagnostics receives what could not be lowered
     */
    public void lower(Interests interests, ProgramCode.Builder code, Consumer<Diagnostic> diagnostics) {
        lower(method -> true, interests, code, diagnostics);
    }

    /** As above, for some methods only; the others are not read. */
    public void lower(
            Set<MethodRef> methods, Interests interests, ProgramCode.Builder code, Consumer<Diagnostic> diagnostics) {
        lower(methods::contains, interests, code, diagnostics);
    }

    private void lower(
            Predicate<MethodRef> isRead,
            Interests interests,
            ProgramCode.Builder code,
            Consumer<Diagnostic> diagnostics) {
        Outlines outlines = new Outlines(isRead, interests);
        if (!accept(outlines, diagnostics)) {
            return;
        }
        Set<MethodRef> wanted = new HashSet<>();
        for (References read : outlines.read) {
            Outliner method = read.outliner();
            if (read.hasCode()) {
                code.addOutline(method.method(), method.outline());
                if (method.isWanted()) {
                    wanted.add(method.method());
                } else if (method.isWantedLater()) {
                    code.addLater(method.method(), asked -> body(asked, diagnostics));
                }
            }
        }
        if (!wanted.isEmpty()) {
            bodies(wanted, diagnostics).forEach(code::addBody);
        }
    }

    private Optional<MethodBody> body(MethodRef method, Consumer<Diagnostic> diagnostics) {
        return bodies(Set.of(method), diagnostics).stream().findFirst();
    }

    private List<MethodBody> bodies(Set<MethodRef> methods, Consumer<Diagnostic> diagnostics) {
        List<MethodBody> bodies = new ArrayList<>();
        Selection selection = new Selection(methods);
        if (accept(selection, diagnostics)) {
            for (MethodNode method : selection.methods) {
                MethodRef ref = symbols.method(selection.name, method.name, method.desc);
                try {
                    bodies.add(MethodLowering.lower(ref, method, symbols));
                } catch (RuntimeException e) {
                    diagnostics.accept(damaged(subject + " " + ref, e));
                }
            }
        }
        return bodies;
    }

    /** Whether the class could be read to its end. */
    private boolean accept(ClassVisitor visitor, Consumer<Diagnostic> diagnostics) {
        try {
            new ClassReader(bytes).accept(visitor, ClassReader.SKIP_FRAMES);
            return true;
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject, e));
            return false;
        }
    }

    private static Diagnostic damaged(String subject, RuntimeException e) {
        return Diagnostic.warning(
                subject, "is damaged (" + e.getClass().getSimpleName() + ")", "compile it or fetch it again");
    }

    /** Reads what the methods of the class name. */
    private final class Outlines extends ClassVisitor {
        private final Predicate<MethodRef> isRead;
        private final Interests interests;
        private final List<References> read = new ArrayList<>();

        Outlines(Predicate<MethodRef> isRead, Interests interests) {
            super(Opcodes.ASM9);
            this.isRead = isRead;
            this.interests = interests;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodRef ref = symbols.method(header.name(), method, descriptor);
            if (!isRead.test(ref)) {
                return null;
            }
            References references = new References(new Outliner(ref, interests), symbols);
            read.add(references);
            return references;
        }
    }

    /** A class of which some methods are kept. */
    private static final class Selection extends ClassNode {
        private final Set<MethodRef> wanted;

        Selection(Set<MethodRef> wanted) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return wanted.contains(new MethodRef(name, method, descriptor))
                    ? super.visitMethod(access, method, descriptor, signature, exceptions)
                    : null;
        }
    }
}
