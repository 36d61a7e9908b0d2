// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Instruction;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Functions;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;

/** What functions that are passed to a container, a stream or an Optional do to what that holds. */
record PassedFunctions(Setting setting, Frame frame) {
    private static final String FUNCTIONS = "Ljava/util/function/";

    /**
     * The effect of a call on the elements of its receiver, as far as functions tell: one that is not seen may do anything to
     * them, one that keeps them somewhere takes them, and what is mapped to something that has nothing to do with them is gone.
     */
    Optional<Effect> onElements(Instruction.Invoke call) {
        List<Integer> mapping = setting.effects().operands(call, Verb.YIELDS);
        boolean isMapped = false;
        for (int position = 1; position < call.arguments().size(); position++) {
            int argument = call.arguments().get(position);
            if (!call.method().parameterTypes().get(position - 1).startsWith(FUNCTIONS)) {
                continue;
            }
            List<Instruction.Capture> functions = new Functions(frame).of(argument);
            if (functions.isEmpty()) {
                return Optional.of(Effect.known(Effect.Kind.TAKES));
            }
            for (Instruction.Capture function : functions) {
                Effect effect = Touches.ofFunction(
                        setting, function.body(), function.captures().size());
                if (effect.kind() == Effect.Kind.HELD_BY_RECEIVER || effect.isAssumed()) {
                    return Optional.of(Effect.known(Effect.Kind.TAKES));
                }
                isMapped |=
                        effect.kind() == Effect.Kind.BORROWS && mapping.contains(argument) && isSeen(function.body());
            }
        }
        return isMapped ? Optional.of(Effect.known(Effect.Kind.BORROWS)) : Optional.empty();
    }

    /** What the call of a function that is known does to what it is called with; empty for other calls. */
    Optional<Effect> called(Instruction.Invoke call, int position) {
        if (position == 0
                || !call.hasReceiver()
                || setting.program()
                        .resolve(call.method())
                        .filter(MethodDecl::isAbstract)
                        .isEmpty()) {
            return Optional.empty();
        }
        return new Functions(frame)
                .of(call.arguments().get(0)).stream()
                        .map(function -> effect(function, position - 1))
                        .reduce((a, b) -> a.kind() == b.kind() ? a : Effect.known(Effect.Kind.TAKES));
    }

    private Effect effect(Instruction.Capture function, int parameter) {
        boolean makes = function.body().isConstructor();
        int position = function.captures().size() + parameter + (makes ? 1 : 0);
        Effect effect = Touches.ofFunction(setting, function.body(), position);
        return makes && effect.kind() == Effect.Kind.WRAPPED_BY_RECEIVER
                ? Effect.known(Effect.Kind.WRAPPED_BY_RESULT)
                : effect;
    }

    /** Whether it is known that the result keeps nothing of the element: an element may be an Optional, and that be asked for it. */
    private boolean isSeen(MethodRef function) {
        return setting.summaries().of(function).isPresent() || !NameContract.canHold(function.returnType());
    }
}
