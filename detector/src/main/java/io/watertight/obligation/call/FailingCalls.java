// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.Instruction;
import io.watertight.ir.Outline;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.Answer;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which calls may end with an exception that they do not declare. What an instruction by itself may throw, such as a null
 * pointer exception, does not count.
 */
public final class FailingCalls {
    /** Further down the call chain every call counts as failing. */
    private static final int DEEPEST = 3;

    private final Program program;
    private final ProgramCode code;
    private final Knowledge knowledge;
    private final CallTargets targets;
    private final Map<MethodRef, Boolean> known = new ConcurrentHashMap<>();

    public FailingCalls(Program program, ProgramCode code, Knowledge knowledge, CallTargets targets) {
        this.program = program;
        this.code = code;
        this.knowledge = knowledge;
        this.targets = targets;
    }

    public boolean mayFail(Instruction.Invoke call) {
        return mayFail(call.method(), targets.of(call), 0);
    }

    private boolean mayFail(MethodRef method, List<MethodRef> bodies, int depth) {
        if (isSaidNotToFail(method)) {
            return false;
        }
        return bodies.isEmpty() || depth == DEEPEST || bodies.stream().anyMatch(body -> bodyMayFail(body, depth));
    }

    private boolean bodyMayFail(MethodRef body, int depth) {
        Boolean answer = known.get(body);
        if (answer == null) {
            Outline outline = code.outline(body);
            answer = (outline.throwsItself() && !isPlannedFor(outline))
                    || outline.callees().stream()
                            .filter(callee -> !isThrowable(callee))
                            .anyMatch(callee -> mayFail(callee, targets.ofReference(callee), depth + 1));
            if (depth == 0 || answer.equals(Boolean.FALSE)) {
                known.put(body, answer);
            }
        }
        return answer;
    }

    /** Whether all that the method throws are failed assertions, which production does not know, and what it declares. */
    private boolean isPlannedFor(Outline outline) {
        List<MethodRef> thrown =
                outline.callees().stream().filter(this::isThrowable).toList();
        return !thrown.isEmpty() && thrown.stream().allMatch(made -> isAssertionError(made) || isChecked(made.owner()));
    }

    private boolean isThrowable(MethodRef callee) {
        return callee.isConstructor() && program.isSubtype(callee.owner(), "java/lang/Throwable") == Answer.YES;
    }

    private boolean isChecked(String exception) {
        return program.isSubtype(exception, "java/lang/RuntimeException") == Answer.NO
                && program.isSubtype(exception, "java/lang/Error") == Answer.NO;
    }

    private static boolean isAssertionError(MethodRef method) {
        return method.isConstructor() && method.owner().equals("java/lang/AssertionError");
    }

    private boolean isSaidNotToFail(MethodRef method) {
        return knowledge.typeFact(method.owner(), Verb.NOTHROW, program).isPresent()
                || knowledge.factsOf(method, program).stream().anyMatch(fact -> fact.verb() == Verb.NOTHROW);
    }
}
