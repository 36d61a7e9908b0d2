// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.call.OpeningNames;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.FreshResult;
import io.watertight.obligation.summary.MethodSummary;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;

/**
 * Calls that may acquire something although nothing is known of them: the code is missing and no line says what it does.
 * They count, at lower confidence.
 */
public record UnknownResources(Setting setting) {
    /** The name of a type of which nothing is known, not even its name. */
    private static final String NO_TYPE = "?";

    private static final List<String> INPUTS = List.of("java/io/InputStream", "java/io/Reader");
    private static final List<String> STREAMS =
            List.of("java/io/InputStream", "java/io/Reader", "java/io/OutputStream", "java/io/Writer");

    /** A new object of a closeable type whose code is not at hand. */
    public Optional<Root> constructed(Instruction.Invoke call) {
        String type = call.method().owner();
        boolean isUnseen = !isJdk(type)
                && setting.targets().of(call).isEmpty()
                && setting.types().isCloseable(type)
                && !setting.types().isHarmless(type)
                && !wrapsSomething(call);
        return isUnseen ? Optional.of(Root.SUPPOSED) : Optional.empty();
    }

    /** An argument that is closeable itself is what the new object closes, and all it closes. */
    private boolean wrapsSomething(Instruction.Invoke call) {
        return call.method().parameterTypes().stream()
                .anyMatch(type -> setting.types().isResourceDescriptor(type));
    }

    /** The closeable result of an unseen method, or of one that does not say where its result is from. */
    public Optional<FreshResult> result(Instruction.Invoke call) {
        MethodRef method = call.method();
        String type = Descriptors.internalName(method.returnType());
        boolean isUnseen = call.kind() != CallKind.DYNAMIC
                && !isJdk(method.owner())
                && setting.types().isResourceDescriptor(method.returnType())
                && !setting.types().isHarmless(type)
                && setting.targets().of(call).stream().noneMatch(this::isTold)
                && setting.knowledge().factsOf(method, setting.program()).isEmpty()
                && !passesOn(call);
        Root root = isMissing(call) && !wrapsSomething(call) && !type.equals(NO_TYPE) && opens(method)
                ? Root.SUPPOSED
                : Root.UNKNOWN;
        return isUnseen ? Optional.of(new FreshResult(root, List.of(), Role.IS, type)) : Optional.empty();
    }

    /** Whether there is code for the call that was not read; an abstract method stands for any. */
    private boolean isMissing(Instruction.Invoke call) {
        return setting.targets().of(call).isEmpty()
                && setting.program()
                        .resolve(call.method())
                        .filter(MethodDecl::isAbstract)
                        .isEmpty();
    }

    private boolean opens(MethodRef method) {
        return OpeningNames.opens(method)
                || (OpeningNames.handsOut(method) && !isAmong(STREAMS, method.returnType()))
                || (isAmong(INPUTS, method.returnType()) && OpeningNames.mayOpenInput(method) && !isPart(method));
    }

    /** Whether what the method gives is a part of its receiver, which is closed as a whole. */
    private boolean isPart(MethodRef method) {
        return method.parameterTypes().isEmpty()
                && NameContract.startsWithWord(method.name(), "get")
                && setting.types().isCloseable(method.owner());
    }

    private boolean isAmong(List<String> types, String descriptor) {
        return types.stream()
                .anyMatch(
                        type -> setting.program().isSubtype(Descriptors.internalName(descriptor), type) == Answer.YES);
    }

    /** Whether the code of a method says what its result is: something harmless, or nothing yet. */
    private boolean isTold(MethodRef target) {
        return setting.summaries().isPending(target)
                || setting.summaries()
                        .of(target)
                        .filter(MethodSummary::isResultHarmless)
                        .isPresent();
    }

    /** Whether the result may be one of the arguments or a part of the receiver. */
    private boolean passesOn(Instruction.Invoke call) {
        for (int position = 0; position < call.arguments().size(); position++) {
            Effect.Kind kind = setting.effects().of(call, position).kind();
            boolean isPassed = kind == Effect.Kind.RETURNS || kind == Effect.Kind.WRAPPED_BY_RESULT;
            if (isPassed || (kind == Effect.Kind.HELD_BY_RESULT && isSeenHolder(call, position))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the code of the call shows that its result keeps a closeable argument of its own type: it is a view of that. */
    private boolean isSeenHolder(Instruction.Invoke call, int position) {
        int parameter = call.hasReceiver() ? position - 1 : position;
        return parameter >= 0
                && !setting.targets().of(call).isEmpty()
                && call.method()
                        .parameterTypes()
                        .get(parameter)
                        .equals(call.method().returnType());
    }

    private static boolean isJdk(String type) {
        return type.startsWith("java/") || type.startsWith("javax/");
    }
}
