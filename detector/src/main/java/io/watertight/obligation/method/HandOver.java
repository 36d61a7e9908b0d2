// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.LeadingWords;
import io.watertight.obligation.frame.Amounts;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.lock.LockBalance;
import io.watertight.obligation.state.Likelihood;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a method must give back itself what it takes hold of, or may be meant to leave that to another one: a
 * {@code begin()} to its {@code end()}, a {@code lock()} to its {@code unlock()}.
 */
public record HandOver(Setting setting, Frame frame) {
    /** Words with which the name of a method says that it takes something for its caller. */
    private static final LeadingWords TAKING = LeadingWords.of(
            "begin",
            "enter",
            "start",
            "open",
            "take",
            "grab",
            "hold",
            "obtain",
            "get",
            "reserve",
            "claim",
            "suspend",
            "pause",
            "block",
            "before",
            "pre",
            "init",
            "setup",
            "set",
            "prepare",
            "checkout",
            "freeze",
            "disable",
            "stop",
            "push",
            "lock",
            "acquire",
            "request",
            "borrow",
            "mark",
            "try",
            "await",
            "wait",
            "on",
            "access");

    /** Words for it that may stand anywhere in the name of a method that does little else. */
    private static final List<String> TAKING_ANYWHERE = List.of("lock", "acquire", "permit");

    /** Words of names that speak of more than taking. */
    private static final List<String> GIVING = List.of("unlock", "release", "without", "never", "forget");

    /** Whether the method must answer for what it took hold of, given that it loses it on some path. */
    boolean isOurs(MethodAnalysis.Result followed) {
        int name = frame.places().nameOf(followed.seed().variable());
        Optional<FieldRef> field = frame.places().isPlace(name) ? frame.places().fieldOf(name) : Optional.empty();
        String type = followed.seed().type().type();
        boolean isLock = setting.types().isLock(type) || setting.types().isOwnLock(type);
        if (isLock
                && new LockBalance(setting, frame).isTakenBack(followed.seed().index())) {
            return false;
        }
        if (field.isEmpty()) {
            boolean isItself = setting.types().isOwnLock(type) && frame.isReceiver(name);
            return followed.tracking().isDischargedSomewhere()
                    || isGivenBackInPart(name)
                    || (isLock
                            && !isItself
                            && !isTaker()
                            && !isToldToCaller(followed)
                            && (isOwnName(name) || !mayBeGivenBackElsewhere(followed)));
        }
        if (!followed.tracking().isDischargedSomewhere() && isGivenBackByCallee(field.get())) {
            return false;
        }
        if (!followed.tracking().isDischargedSomewhere()
                && isCounter(followed.seed().index())) {
            return false;
        }
        if (setting.fields().isHandedOver(field.get())) {
            return isLostInSpiteOfGivers(followed, field.get(), setting.types().isLock(type));
        }
        return followed.tracking().isDischargedSomewhere()
                || isLock
                || (setting.fields().isGivenBack(field.get(), method()) && !isTaker());
    }

    /** Whether the name is a parameter, or a variable for what the method makes itself. */
    private boolean isOwnName(int name) {
        return frame.body().parameters().contains(name)
                || (name != Variable.NONE
                        && !frame.places().isPlace(name)
                        && frame.origins().isMadeHere(name));
    }

    /** Whether the method gives back some of what a parameter of it holds, or what it made itself: but not enough. */
    private boolean isGivenBackInPart(int name) {
        return isOwnName(name)
                && frame.body().code().stream()
                        .anyMatch(instruction -> instruction instanceof Instruction.Invoke call
                                && setting.effects().operands(call, Verb.RELEASES).stream()
                                        .anyMatch(released -> frame.places().nameOf(released) == name));
    }

    /** Whether another method may look it up as this one did, or this one under another name. */
    private boolean mayBeGivenBackElsewhere(MethodAnalysis.Result followed) {
        boolean isNamedSurely = followed.seed().type().isExact();
        return setting.fields().hasLooseGiver(method().owner())
                || (!isNamedSurely
                        && frame.body().code().stream()
                                .anyMatch(instruction -> givesBackOther(
                                        instruction, followed.seed().variable())));
    }

    /** Whether the instruction gives back something under another name than the variable through which it was taken. */
    private boolean givesBackOther(Instruction instruction, int variable) {
        return instruction instanceof Instruction.Invoke call
                && setting.types().isHoldable(call.method().owner())
                && setting.effects().operands(call, Verb.RELEASES).stream().anyMatch(other -> other != variable);
    }

    /** Whether as many are taken as a variable says: whoever gives none of them back lowers what is left for all. */
    private boolean isCounter(int taking) {
        return new Amounts(setting, frame)
                .isVariable((Instruction.Invoke) frame.body().instruction(taking));
    }

    /** Whether some call gives back what the field holds, perhaps under a name that cannot be matched. */
    private boolean isGivenBackByCallee(FieldRef field) {
        return frame.body().code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.Invoke call
                        && setting.effects().routes(call).stream()
                                .anyMatch(route -> route.field().equals(Optional.of(field))
                                        && setting.effects()
                                                .behindReceiver(call, route)
                                                .isDischarge()));
    }

    /** Others give back what the field holds: of a method that does so too, only an exception counts. */
    private boolean isLostInSpiteOfGivers(MethodAnalysis.Result followed, FieldRef field, boolean isLock) {
        Tracking tracking = followed.tracking();
        boolean isCounterpart = isTaker()
                || (soundsLikeLocking(method()) && !speaksOfGiving())
                || isToldToCaller(followed)
                || isLastAction(followed.seed().index())
                || capturesGiver(field)
                || isPairedWithGiver(field);
        if (!tracking.isDischargedSomewhere()) {
            return isLock && !isCounterpart;
        }
        boolean isLikely = tracking.losses().get(0).cost() < Likelihood.UNDECLARED;
        boolean isLostOnException =
                tracking.losses().stream().allMatch(loss -> loss.outcome().isOnException());
        return isLostOnException ? isLock || isLikely : isLock && !isCounterpart;
    }

    /** Whether the result of the method says that something was taken: that of its {@code tryLock}. */
    private static boolean isToldToCaller(MethodAnalysis.Result followed) {
        return followed.seed().when() == Condition.TRUE
                && followed.tracking().losses().stream()
                        .allMatch(loss -> loss.outcome().when() == Condition.TRUE);
    }

    /** Whether the method does nothing more once it has taken it. */
    private boolean isLastAction(int index) {
        for (int i = index + 1; i < frame.body().size(); i++) {
            Instruction instruction = frame.body().instruction(i);
            if (!(instruction instanceof Instruction.Return
                    || instruction instanceof Instruction.Jump
                    || instruction instanceof Instruction.Copy
                    || instruction instanceof Instruction.Constant)) {
                return false;
            }
        }
        return true;
    }

    private MethodRef method() {
        return frame.body().method();
    }

    /** Whether the method's name says that its callers get what it takes. */
    private boolean isTaker() {
        String name = method().name().toLowerCase(Locale.ROOT);
        if (method().isConstructor() || setting.types().isResourceDescriptor(method().returnType())) {
            return true;
        }
        return !speaksOfGiving()
                && (TAKING.start(method().name())
                        || (TAKING_ANYWHERE.stream().anyMatch(name::contains) && doesNothingElse()));
    }

    private boolean speaksOfGiving() {
        String name = method().name().toLowerCase(Locale.ROOT);
        return GIVING.stream().anyMatch(name::contains);
    }

    /** Whether the name of the method speaks of a lock or the like. */
    public static boolean soundsLikeLocking(MethodRef method) {
        String name = method.name().toLowerCase(Locale.ROOT);
        return TAKING_ANYWHERE.stream().anyMatch(name::contains);
    }

    /** Whether the method changes nothing and calls nothing but what takes hold of something or leads to it. */
    private boolean doesNothingElse() {
        return frame.body().code().stream()
                .noneMatch(instruction -> instruction instanceof Instruction.StoreField
                        || (instruction instanceof Instruction.Invoke call
                                && !setting.types().isHoldable(call.method().owner())
                                && !setting.types().isStable(call.method())));
    }

    private boolean isPairedWithGiver(FieldRef field) {
        return setting.fields().givers(field).stream()
                .anyMatch(giver -> !giver.equals(method()) && setting.fields().haveCommonCaller(method(), giver));
    }

    /** Whether the method makes a function that gives back what the field holds. */
    private boolean capturesGiver(FieldRef field) {
        Set<MethodRef> givers = setting.fields().givers(field);
        return frame.body().code().stream()
                .anyMatch(instruction ->
                        (instruction instanceof Instruction.Capture function && givers.contains(function.body()))
                                || (instruction instanceof Instruction.Allocate made
                                        && givers.stream()
                                                .anyMatch(giver -> giver.owner().equals(made.type()))));
    }
}
