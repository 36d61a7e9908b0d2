// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Interests;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Outliner;
import io.watertight.ir.ProgramCode;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.Members;
import io.watertight.source.types.Scan;
import io.watertight.source.types.SourceUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lowers the classes of one file, from the outermost inwards. */
public final class FileLowering {
    private final Scan scan;
    private final Members members;
    private final Interests interests;
    private final ProgramCode.Builder code;
    private final Consumer<Diagnostic> diagnostics;
    private final Map<String, Map<MethodRef, MethodDecl>> made = new LinkedHashMap<>();
    private final Set<DeclaredClass> lowered = new HashSet<>();
    private final Map<DeclaredClass, Integer> lambdas = new HashMap<>();

    private FileLowering(
            Scan scan,
            Members members,
            Interests interests,
            ProgramCode.Builder code,
            Consumer<Diagnostic> diagnostics) {
        this.scan = scan;
        this.members = members;
        this.interests = interests;
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /**
     * Lowers one file.
     *
     * @param interests say which bodies are kept
     * @param code receives those, and for every method with code an outline
     * @param diagnostics receives what could not be lowered
     * @return the methods that the compiler would add to each class, by the name of the class
     */
    public static Map<String, List<MethodDecl>> lower(
            SourceUnit unit,
            Scan scan,
            Members members,
            Interests interests,
            ProgramCode.Builder code,
            Consumer<Diagnostic> diagnostics) {
        FileLowering file = new FileLowering(scan, members, interests, code, diagnostics);
        for (DeclaredClass declared : unit.classes()) {
            if (!declared.isLocal()) {
                file.lower(declared, Optional.empty());
            }
        }
        Map<String, List<MethodDecl>> result = new LinkedHashMap<>();
        file.made.forEach((owner, methods) -> result.put(owner, List.copyOf(methods.values())));
        return result;
    }

    private void lower(DeclaredClass declared, Optional<Body> declaredIn) {
        new ClassLowering(this, declared, declaredIn).lowerMembers();
    }

    Scan scan() {
        return scan;
    }

    Members members() {
        return members;
    }

    /** Whether the class was not lowered before: code that is copied names it more than once. */
    boolean begin(DeclaredClass declared) {
        return lowered.add(declared);
    }

    /** The number of the next lambda in a class. */
    int nextLambda(DeclaredClass declared) {
        return lambdas.merge(declared, 1, Integer::sum) - 1;
    }

    /** Notes a method that is written nowhere. */
    void addMade(MethodDecl method) {
        made.computeIfAbsent(method.ref().owner(), k -> new LinkedHashMap<>()).put(method.ref(), method);
    }

    void add(MethodBody body) {
        Outliner outliner = new Outliner(body.method(), interests);
        for (int i = 0; i < body.size(); i++) {
            note(body.instruction(i), body.line(i), outliner);
        }
        code.addOutline(body.method(), outliner.outline());
        if (outliner.isWanted()) {
            code.addBody(body);
        } else if (outliner.isWantedLater()) {
            code.addLater(body.method(), asked -> Optional.of(body));
        }
    }

    private static void note(Instruction instruction, int line, Outliner outliner) {
        if (instruction instanceof Instruction.Throw) {
            outliner.throwing();
        } else if (instruction instanceof Instruction.LoadField load) {
            outliner.load(load.field());
        } else if (instruction instanceof Instruction.StoreField store) {
            outliner.store(store.field());
        } else if (instruction instanceof Instruction.Allocate allocation) {
            outliner.allocate(allocation.type());
        } else if (instruction instanceof Instruction.Capture function) {
            outliner.function(function.body(), line);
        } else if (instruction instanceof Instruction.Invoke call && call.kind() != CallKind.DYNAMIC) {
            outliner.call(call.method(), line);
        }
    }

    void reportFailure(DeclaredClass owner, String method, Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        diagnostics.accept(Diagnostic.warning(
                owner.unit().path(),
                "the method " + method + " could not be read ("
                        + problem.getClass().getSimpleName()
                        + (trace.length > 0 ? " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber() : "")
                        + "), so leaks in it are not found",
                "report it as a mistake of Watertight"));
    }
}
