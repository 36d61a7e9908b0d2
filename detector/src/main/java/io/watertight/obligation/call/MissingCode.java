// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.state.World;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which calls run code of which not even the declaration is at hand, and that may fail with any unchecked exception: in sources
 * that come without a class path. What only tells something or is set fails seldom.
 */
public final class MissingCode {
    private static final Set<Verb> SAFE = EnumSet.of(Verb.NOTHROW);
    /** The type of which not even the name is known: what is called may be at hand after all. */
    private static final String UNKNOWN = "?";

    private static final LeadingWords TELLING = LeadingWords.of("is", "has", "set");

    private final Program program;
    private final Knowledge knowledge;
    private final CallTargets targets;
    private final Memo<MethodRef, Boolean> running;

    public MissingCode(Program program, ProgramCode code, Knowledge knowledge, CallTargets targets) {
        this.program = program;
        this.knowledge = knowledge;
        this.targets = targets;
        this.running =
                new Memo<>(method -> code.outline(method).callees().stream().anyMatch(this::mayFail));
    }

    /**
     * Whether a missing method is called, of another object than the value, or one of the program that calls a missing
     * method itself.
     *
     * @param world the names of the value
     */
    public boolean isRunBy(Instruction.Invoke call, World world) {
        if (call.kind() == CallKind.DYNAMIC || call.method().isConstructor()) {
            return false;
        }
        boolean isOwn = call.hasReceiver() && world.role(call.arguments().get(0)) != null;
        return (!isOwn && mayFail(call.method()) && !isAccessor(call))
                || (!isSaidToThrowNothing(call.method())
                        && targets.of(call).stream().anyMatch(running::get));
    }

    /** Whether the result is wanted and nothing but the object is asked: most such methods only tell a part of it. */
    private static boolean isAccessor(Instruction.Invoke call) {
        return call.hasReceiver()
                && call.target() != Variable.NONE
                && call.method().parameterTypes().isEmpty();
    }

    private boolean mayFail(MethodRef method) {
        return program.resolve(method).isEmpty()
                && !method.isConstructor()
                && !method.owner().equals(UNKNOWN)
                && !method.owner().startsWith("java/")
                && !NameContract.isGetter(method)
                && !NameContract.isNote(method)
                && !method.name().equals("get")
                && !TELLING.start(method.name())
                && !isSaidToThrowNothing(method);
    }

    private boolean isSaidToThrowNothing(MethodRef method) {
        return knowledge.says(method, SAFE, program)
                || knowledge.typeFact(method.owner(), Verb.NOTHROW, program).isPresent();
    }
}
