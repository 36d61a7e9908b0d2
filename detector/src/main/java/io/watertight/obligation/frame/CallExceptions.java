// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.CallKind;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.CallTargets;
import io.watertight.obligation.call.FailingCalls;
import io.watertight.obligation.call.MissingCode;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.obligation.call.ThrowingMethods;
import io.watertight.obligation.state.World;
import io.watertight.program.Answer;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checked exceptions that calls can throw, as far as that is likely. */
public final class CallExceptions {
    private static final List<String> UNCHECKED = List.of("java/lang/RuntimeException", "java/lang/Error");
    private static final String INTERRUPTED = "java/lang/InterruptedException";
    private static final String THROWABLE = "java/lang/Throwable";

    private final Program program;
    private final Knowledge knowledge;
    private final ResourceTypes types;
    private final CallTargets targets;
    private final ThrowingMethods throwing;
    private final FailingCalls failing;
    private final MissingCode missing;

    CallExceptions(Program program, ProgramCode code, Knowledge knowledge, ResourceTypes types, CallTargets targets) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = types;
        this.targets = targets;
        this.failing = new FailingCalls(program, code, knowledge, targets);
        this.missing = new MissingCode(program, code, knowledge, targets);
        this.throwing = new ThrowingMethods(
                program, code, targets, decl -> !checked(decl.exceptions()).isEmpty());
    }

    /** Internal names of the checked exceptions that the call at {@code index} declares and can throw. */
    public List<String> of(Frame frame, int index, Instruction.Invoke call) {
        if (call.kind() == CallKind.DYNAMIC || cannotThrow(call)) {
            return List.of();
        }
        if (isSaidToFail(call.method())) {
            return List.of(failure(frame, index));
        }
        Optional<MethodDecl> decl = program.resolve(call.method());
        if (decl.isPresent()) {
            List<String> declared = checked(decl.get().exceptions());
            return declared.isEmpty() || !isSaidToThrowNothing(call.method()) ? declared : List.of();
        }
        List<MethodDecl> namesakes = namesakes(call.method());
        if (namesakes.isEmpty()) {
            return isSafe(call.method()) ? List.of() : expected(frame, index);
        }
        return namesakes.stream()
                .flatMap(namesake -> checked(namesake.exceptions()).stream())
                .distinct()
                .toList();
    }

    /** What a call throws that is said to fail: what the code around it is there to catch. */
    private String failure(Frame frame, int index) {
        return frame.handlersAt(index).stream()
                .map(Handler::type)
                .filter(type -> !type.equals(Handler.ANY) && program.isSubtype(type, UNCHECKED.get(0)) != Answer.NO)
                .findFirst()
                .orElse(UNCHECKED.get(0));
    }

    private boolean isSaidToThrowNothing(MethodRef method) {
        return knowledge.says(method, EnumSet.of(Verb.NOTHROW), program);
    }

    private boolean isSaidToFail(MethodRef method) {
        return knowledge.says(method, EnumSet.of(Verb.FAILS), program)
                || knowledge.typeFact(method.owner(), Verb.FAILS, program).isPresent();
    }

    /** Whether what the call may throw is declared, and not only expected by the code around it. */
    public boolean isDeclared(Instruction.Invoke call) {
        return program.resolve(call.method()).isPresent()
                || !namesakes(call.method()).isEmpty();
    }

    private boolean isSafe(MethodRef missing) {
        return isGetter(missing)
                || NameContract.isNote(missing)
                || isLeftOut(missing.owner())
                || knowledge.typeFact(missing.owner(), Verb.NOTHROW, program).isPresent();
    }

    /** Of a closeable type that can be read, only members that declare no exception may be missing. */
    private boolean isLeftOut(String owner) {
        return program.isSubtype(owner, "java/lang/AutoCloseable") == Answer.YES
                && program.supertypes(owner).stream()
                        .allMatch(type -> program.find(type).isPresent());
    }

    /** Whether an unseen method only tells something of its receiver, as its name says, and makes no resource. */
    public boolean isGetter(MethodRef missing) {
        return NameContract.isGetter(missing) && !types.isResourceDescriptor(missing.returnType());
    }

    /** The methods of this name that the receiver's type is known to have: one of them is meant, whichever it is. */
    private List<MethodDecl> namesakes(MethodRef missing) {
        return program.supertypes(missing.owner()).stream()
                .flatMap(type -> program.find(type).stream())
                .flatMap(decl -> decl.methods().stream())
                .filter(method -> method.ref().name().equals(missing.name()))
                .toList();
    }

    /** Whether the call may fail with an exception that it does not declare, as far as a reader would expect it. */
    public boolean mayFail(Instruction.Invoke call) {
        return call.kind() != CallKind.DYNAMIC && failing.mayFail(call);
    }

    /** Whether the call, while the value of this world is owed, runs missing code that may fail with any exception. */
    public boolean mayFailUnseen(Instruction.Invoke call, World world) {
        return missing.isRunBy(call, world);
    }

    private boolean cannotThrow(Instruction.Invoke call) {
        String owner = call.method().owner();
        boolean usesObject = call.hasReceiver() && !call.method().isConstructor();
        if (usesObject && types.isHarmless(owner) && !program.isAnalysed(owner)) {
            return true;
        }
        List<MethodRef> bodies = targets.of(call);
        return !bodies.isEmpty() && bodies.stream().noneMatch(throwing::contains);
    }

    /** What is left of declared exceptions without the unchecked ones. */
    private List<String> checked(List<String> declared) {
        return declared.stream().filter(this::isChecked).toList();
    }

    private boolean isChecked(String exception) {
        return !isUnchecked(exception);
    }

    /** Whether the exception, by internal name, is certainly one that need not be declared. */
    public boolean isUnchecked(String exception) {
        return UNCHECKED.stream().anyMatch(root -> program.isSubtype(exception, root) == Answer.YES);
    }

    /**
     * For a callee that is missing: the checked exceptions that the nearest code around the call expects, or else those that
     * its method declares.
     */
    private List<String> expected(Frame frame, int index) {
        List<Handler> expecting = frame.handlersAt(index).stream()
                .filter(handler -> isExpected(handler.type()))
                .toList();
        List<String> nearest = expecting.stream()
                .filter(handler -> handler.start() == expecting.get(0).start()
                        && handler.end() == expecting.get(0).end())
                .map(Handler::type)
                .toList();
        List<String> declared = program.declaration(frame.body().method()).stream()
                .flatMap(method -> method.exceptions().stream())
                .filter(this::isExpected)
                .toList();
        boolean mayWait = !(frame.body().instruction(index) instanceof Instruction.Invoke call)
                || NameContract.waits(call.method());
        boolean isInterruptible = mayWait
                && (declared.contains(INTERRUPTED)
                        || expecting.stream().anyMatch(handler -> handler.type().equals(INTERRUPTED)));
        return interruption(nearest.isEmpty() ? declared : nearest, isInterruptible);
    }

    /** The same with the exception of those who wait if the call may, and without it if it may not and something else is expected. */
    private static List<String> interruption(List<String> expected, boolean isInterruptible) {
        List<String> others =
                expected.stream().filter(type -> !type.equals(INTERRUPTED)).toList();
        if (isInterruptible) {
            return Stream.concat(others.stream(), Stream.of(INTERRUPTED)).toList();
        }
        return others.isEmpty() ? expected : others;
    }

    private boolean isExpected(String exception) {
        return !exception.equals(Handler.ANY) && !exception.equals(THROWABLE) && isChecked(exception);
    }

    /** The handlers that may catch an exception of this type at the instruction, and whether it may leave the method. */
    public Catchers catchers(Frame frame, int index, String exception) {
        List<Handler> handlers = new ArrayList<>();
        for (Handler handler : frame.handlersAt(index)) {
            Answer caught =
                    handler.type().equals(Handler.ANY) ? Answer.YES : program.isSubtype(exception, handler.type());
            if (caught == Answer.YES) {
                handlers.add(handler);
                return new Catchers(handlers, false);
            }
            Answer isNarrower = program.isSubtype(handler.type(), exception);
            boolean isForOthers =
                    isNarrower == Answer.YES && frame.expectations().isForOthers(handler, index);
            if ((caught == Answer.UNKNOWN || isNarrower != Answer.NO) && !isForOthers) {
                handlers.add(handler);
            }
        }
        return new Catchers(handlers, true);
    }

    /** The narrower of the thrown and the caught type: what is known inside the handler. */
    public String narrower(String thrown, String caught) {
        return program.isSubtype(thrown, caught) == Answer.YES ? thrown : caught;
    }

    /** Where an exception goes. */
    public record Catchers(List<Handler> handlers, boolean leavesMethod) {}
}
