// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.MethodBody;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodRef;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One class file: its header at once, the bodies of its methods on demand. */
public final class ClassFile {
    private final String subject;
    private final byte[] bytes;
    private final ClassDecl header;

    private ClassFile(String subject, byte[] bytes, ClassDecl header) {
        this.subject = subject;
        this.bytes = bytes;
        this.header = header;
    }

    /** The class file, or empty and a diagnostic when the bytes are no readable class. */
    static Optional<ClassFile> parse(String subject, String origin, byte[] bytes, Consumer<Diagnostic> diagnostics) {
        try {
            return Optional.of(new ClassFile(subject, bytes, HeaderReader.read(new ClassReader(bytes), origin)));
        } catch (IllegalArgumentException e) {
            diagnostics.accept(Diagnostic.warning(
                    subject,
                    "is of a class file version that cannot be read yet (" + e.getMessage() + ")",
                    "compile it for an earlier release"));
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject, e));
        }
        return Optional.empty();
    }

    public ClassDecl header() {
        return header;
    }

    /**
     * Reads the code.
     *
     * @param interest says which methods to lower
     * @param calls receives, for each method with code, the methods it names
     * @param diagnostics receives what could not be lowered
     * @return the bodies of the lowered methods
     */
    public Map<MethodRef, MethodBody> lower(
            Interest interest, Map<MethodRef, List<MethodRef>> calls, Consumer<Diagnostic> diagnostics) {
        ClassNode node = new ClassNode();
        try {
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject, e));
            return Map.of();
        }
        Map<MethodRef, MethodBody> bodies = new HashMap<>();
        for (MethodNode method : node.methods) {
            lowerMethod(node, method, interest, calls, diagnostics).ifPresent(b -> bodies.put(b.method(), b));
        }
        return bodies;
    }

    private Optional<MethodBody> lowerMethod(
            ClassNode owner,
            MethodNode method,
            Interest interest,
            Map<MethodRef, List<MethodRef>> calls,
            Consumer<Diagnostic> diagnostics) {
        if (method.instructions.size() == 0) {
            return Optional.empty();
        }
        MethodRef ref = new MethodRef(owner.name, method.name, method.desc);
        Set<MethodRef> callees = new LinkedHashSet<>();
        boolean wanted = interest.inMethod(ref);
        wanted |= References.scan(method, interest, callees);
        calls.put(ref, List.copyOf(callees));
        if (!wanted) {
            return Optional.empty();
        }
        try {
            return Optional.of(MethodLowering.lower(ref, method));
        } catch (RuntimeException e) {
            diagnostics.accept(damaged(subject + " " + ref, e));
            return Optional.empty();
        }
    }

    private static Diagnostic damaged(String subject, RuntimeException e) {
        return Diagnostic.warning(
                subject, "is damaged (" + e.getClass().getSimpleName() + ")", "compile it or fetch it again");
    }
}
