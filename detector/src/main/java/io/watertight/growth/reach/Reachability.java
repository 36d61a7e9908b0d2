// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.reach;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.CallNames;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.Dispatch;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerTypes;
import io.watertight.ir.Instruction;
import io.watertight.ir.Outline;
import io.watertight.ir.ProgramCode;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When a method runs: again and again while the process lives, only while classes are initialised, or never. By the call
 * graph alone: forward from what outside code can call, and from static initialisers.
 */
public final class Reachability {
    private final ProgramCode code;
    private final Dispatch dispatch;
    private final CallNames names;
    private final CodeIndex index;
    private final ContainerTypes types;
    private final Set<MethodRef> runtime = new HashSet<>();
    private final Set<MethodRef> startUp = new HashSet<>();
    /** What runs only if code beside the program calls what nothing in it calls. */
    private final Set<MethodRef> supposed = new HashSet<>();

    public Reachability(
            Program program,
            ProgramCode code,
            Dispatch dispatch,
            CallNames names,
            CodeIndex index,
            ContainerTypes types,
            Entries entries) {
        this.code = code;
        this.dispatch = dispatch;
        this.names = names;
        this.index = index;
        this.types = types;
        List<MethodRef> outside = new ArrayList<>();
        List<MethodRef> initializers = new ArrayList<>();
        List<MethodRef> others = new ArrayList<>();
        for (ClassDecl decl : program.classes()) {
            for (MethodDecl method : decl.methods()) {
                if (method.ref().isStaticInitializer()) {
                    initializers.add(method.ref());
                } else if (entries.isEntry(method)) {
                    outside.add(method.ref());
                } else if (Entries.isCallableFromPackage(method)) {
                    others.add(method.ref());
                }
            }
        }
        initializers.forEach(i -> outside.addAll(keptFunctions(i)));
        spread(outside, runtime);
        spread(initializers, startUp);
        supposed.addAll(runtime);
        spread(
                others.stream()
                        .filter(method ->
                                !isReachable(method) && callers(method).isEmpty())
                        .toList(),
                supposed);
    }

    /** Whether it may run at any time after start-up. */
    public boolean isRuntime(MethodRef method) {
        return runtime.contains(method);
    }

    /**
     * Whether it may run after start-up, supposed that somebody calls what nothing in the program calls and code of the same
     * package can: nobody writes a method for nothing.
     */
    public boolean mayRun(MethodRef method) {
        return supposed.contains(method);
    }

    /** Whether anything in or outside the program can make it run. */
    public boolean isReachable(MethodRef method) {
        return runtime.contains(method) || startUp.contains(method);
    }

    /** The methods that may call it, in order of their names. */
    public List<MethodRef> callers(MethodRef method) {
        return names.of(method).stream()
                .flatMap(name -> names.callers(name).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void spread(List<MethodRef> from, Set<MethodRef> reached) {
        Deque<MethodRef> open = new ArrayDeque<>();
        Set<MethodRef> expanded = new HashSet<>();
        from.forEach(method -> {
            if (reached.add(method)) {
                open.add(method);
            }
        });
        while (!open.isEmpty()) {
            for (MethodRef name : code.outline(open.remove()).callees()) {
                if (expanded.add(name)) {
                    dispatch.targets(name).stream()
                            .filter(t -> !t.isStaticInitializer() && reached.add(t))
                            .forEach(open::add);
                }
            }
        }
    }

    /** The lambda bodies and referenced methods that a static initialiser stores or hands on, so that they run later. */
    private List<MethodRef> keptFunctions(MethodRef initializer) {
        Outline outline = code.outline(initializer);
        return outline.callees().stream()
                .filter(name ->
                        name.name().startsWith("lambda$") || outline.functions().contains(name))
                .filter(body -> !index.captures(body).stream()
                        .filter(at -> at.method().equals(initializer))
                        .allMatch(this::runsAtOnce))
                .toList();
    }

    /** Whether a function is made of the method that is stored or handed on, so that it may run at any later time. */
    public boolean isKept(MethodRef method) {
        return index.captures(method).stream().anyMatch(capture -> !runsAtOnce(capture));
    }

    private boolean runsAtOnce(At capture) {
        BodyIndex body = index.body(capture.method()).orElseThrow();
        int function = index.instruction(capture).target();
        return body.uses(function).stream()
                .allMatch(use -> body.body().instruction(use).accept(new ConsumesAtOnce()));
    }

    /** Whether an instruction runs a function it is given and does not keep it. */
    private final class ConsumesAtOnce extends PartialVisitor<Boolean> {
        ConsumesAtOnce() {
            super(false);
        }

        @Override
        public Boolean visit(Instruction.Invoke instruction) {
            String owner = instruction.method().owner();
            return owner.startsWith("java/util/stream/")
                    || owner.equals("java/lang/Iterable")
                    || owner.equals("java/security/AccessController")
                    || types.isView("L" + owner + ";");
        }
    }
}
