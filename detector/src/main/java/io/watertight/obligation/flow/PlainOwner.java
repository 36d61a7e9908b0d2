// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object that a method makes, gives something to keep, and lets nobody else have: what it keeps is lost with it.
 * Whatever cannot be seen of such an object says that somebody else may have it.
 */
record PlainOwner(Setting setting, Frame frame) {
    private static final Set<String> ROOTS = Set.of("java/lang/Object", "java/lang/Record");

    /** Whether the call does nothing with the argument but to store it in a field of such an object. */
    boolean keeps(Instruction.Invoke call, int position) {
        List<MethodRef> targets = setting.targets().of(call);
        return position > 0
                && call.hasReceiver()
                && !targets.isEmpty()
                && targets.stream()
                        .allMatch(target -> setting.summaries()
                                .of(target)
                                .filter(summary -> summary.stored().containsKey(position))
                                .isPresent())
                && isConfined(call.arguments().get(0));
    }

    /** What a method of the object does to what lies in its fields, if that may end it or hand it on. */
    Optional<Effect> onKept(Instruction.Invoke call) {
        return setting.targets().of(call).stream()
                .flatMap(target -> setting.summaries().of(target).stream())
                .flatMap(summary -> summary.kept().values().stream())
                .filter(effect -> effect.isDischarge() || effect.kind() == Effect.Kind.MAY_RELEASE)
                .findFirst();
    }

    /** Whether the call, which would release what lies in the object by its declaration, does nothing to it by its code. */
    boolean keepsOpen(Instruction.Invoke call) {
        List<MethodRef> targets = setting.targets().of(call);
        int receiver = call.arguments().get(0);
        Set<Integer> made = frame.origins().of(receiver);
        return frame.origins().isMadeHere(receiver)
                && made.stream()
                        .allMatch(origin -> frame.body().instruction(origin) instanceof Instruction.Allocate object
                                && releasesNothing(new MethodRef(
                                        object.type(),
                                        call.method().name(),
                                        call.method().descriptor())));
    }

    /** Whether the object is one of the program's, and its end, written there, calls nothing: a shield around a stream. */
    boolean endsWithoutCalls(Instruction.Invoke call) {
        int receiver = call.arguments().get(0);
        return frame.origins().isMadeHere(receiver)
                && frame.origins().of(receiver).stream()
                        .map(frame.body()::instruction)
                        .allMatch(made -> made instanceof Instruction.Allocate object
                                && setting.program().isAnalysed(object.type())
                                && setting
                                        .program()
                                        .resolve(new MethodRef(
                                                object.type(),
                                                call.method().name(),
                                                call.method().descriptor()))
                                        .stream()
                                        .map(MethodDecl::ref)
                                        .anyMatch(this::callsNothing));
    }

    private boolean callsNothing(MethodRef end) {
        return setting.program().isAnalysed(end.owner())
                && setting.code().outline(end).callees().isEmpty();
    }

    private boolean releasesNothing(MethodRef method) {
        return setting.program().isAnalysed(method.owner())
                && setting.program().resolve(method).stream()
                        .map(MethodDecl::ref)
                        .anyMatch(ref -> setting.summaries()
                                .of(ref)
                                .map(summary -> summary.kept().values().stream()
                                        .noneMatch(effect ->
                                                effect.isDischarge() || effect.kind() == Effect.Kind.MAY_RELEASE))
                                .orElse(setting.code().outline(ref).callees().isEmpty()));
    }

    private boolean isConfined(int variable) {
        Set<Integer> made = new HashSet<>(frame.origins().of(variable));
        return frame.origins().isMadeHere(variable)
                && made.stream().allMatch(this::isOfPlainClass)
                && frame.body().code().stream().noneMatch(instruction -> escapes(instruction, made));
    }

    private boolean isOfPlainClass(int allocation) {
        return frame.body().instruction(allocation) instanceof Instruction.Allocate made
                && setting.program().supertypes(made.type()).stream().allMatch(this::isSeen);
    }

    private boolean isSeen(String type) {
        return ROOTS.contains(type)
                || setting.program().isKnown(type)
                || setting.program().find(type).filter(ClassDecl::isInterface).isPresent();
    }

    private boolean escapes(Instruction instruction, Set<Integer> made) {
        List<Integer> uses = instruction.uses();
        for (int use = 0; use < uses.size(); use++) {
            boolean isIt = frame.origins().of(uses.get(use)).stream().anyMatch(made::contains);
            if (isIt && !isHarmless(instruction, use)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody else gets an object by being the operand at {@code use} of the instruction. */
    private boolean isHarmless(Instruction instruction, int use) {
        if (instruction instanceof Instruction.Invoke call) {
            return use == 0 && call.hasReceiver() && keepsToItself(call);
        }
        return isRead(instruction) || (instruction instanceof Instruction.StoreField && use == 0);
    }

    private static boolean isRead(Instruction instruction) {
        return instruction instanceof Instruction.Copy
                || instruction instanceof Instruction.Cast
                || instruction instanceof Instruction.LoadField
                || instruction instanceof Instruction.Branch
                || instruction instanceof Instruction.TypeTest
                || instruction instanceof Instruction.Return;
    }

    /** Whether the methods that the call may run give their receiver to nobody. */
    private boolean keepsToItself(Instruction.Invoke call) {
        if (ROOTS.contains(call.method().owner())) {
            return true;
        }
        List<MethodRef> targets = setting.targets().of(call);
        return !targets.isEmpty() && targets.stream().allMatch(this::keepsToItself);
    }

    private boolean keepsToItself(MethodRef method) {
        Optional<MethodBody> body = setting.code().body(method);
        if (body.isEmpty()) {
            return setting.code().outline(method).callees().stream().allMatch(callee -> ROOTS.contains(callee.owner()));
        }
        Origins origins = new Origins(body.get());
        int receiver = body.get().parameters().get(0);
        for (Instruction instruction : body.get().code()) {
            List<Integer> uses = instruction.uses();
            for (int use = 0; use < uses.size(); use++) {
                boolean isReceiver = uses.get(use) == receiver || origins.isAlways(uses.get(use), receiver);
                boolean isOwnCall = use == 0 && instruction instanceof Instruction.Invoke call && call.hasReceiver();
                boolean isOwnField = use == 0 && instruction instanceof Instruction.StoreField;
                if (isReceiver && !isOwnCall && !isOwnField && !isRead(instruction)) {
                    return false;
                }
            }
        }
        return true;
    }
}
