// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.program.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Why a method handles or declares an exception, as far as known code tells: because of a call that declares it, or a
 * {@code throw}. Then it says nothing of the unseen calls beside.
 */
public final class Expectations {
    private final Setting setting;
    private final Frame frame;
    private final Map<Handler, Boolean> handled = new HashMap<>();
    private final Map<String, Boolean> declared = new HashMap<>();

    Expectations(Setting setting, Frame frame) {
        this.setting = setting;
        this.frame = frame;
    }

    /** Whether known code explains everything around the instruction that expects this exception, by internal name. */
    public boolean explain(int index, String exception) {
        for (Handler handler : frame.handlersAt(index)) {
            if (handler.type().equals(exception) && !isExplained(handler, exception)) {
                return false;
            }
        }
        boolean isDeclared = setting.program()
                .declaration(frame.body().method())
                .filter(method -> method.exceptions().contains(exception))
                .isPresent();
        return !isDeclared
                || declared.computeIfAbsent(
                        exception, e -> isThrownWithin(e, 0, frame.body().size()));
    }

    /** Whether the handler catches what another call declares by that name, and the instruction declares something wider. */
    boolean isForOthers(Handler handler, int index) {
        return frame.body().instruction(index) instanceof Instruction.Invoke call
                && setting.exceptions().isDeclared(call)
                && isExplained(handler, handler.type());
    }

    private boolean isExplained(Handler handler, String exception) {
        return handled.computeIfAbsent(handler, h -> isThrownWithin(exception, h.start(), h.end()));
    }

    private boolean isThrownWithin(String exception, int start, int end) {
        return IntStream.range(start, end)
                .anyMatch(index -> mayThrow(frame.body().instruction(index), index, exception));
    }

    private boolean mayThrow(Instruction instruction, int index, String exception) {
        return instruction instanceof Instruction.Invoke call
                && !setting.effects().mayRelease(call.method())
                && setting.exceptions().isDeclared(call)
                && setting.exceptions().of(frame, index, call).stream()
                        .anyMatch(thrown -> setting.program().isSubtype(thrown, exception) == Answer.YES);
    }
}
