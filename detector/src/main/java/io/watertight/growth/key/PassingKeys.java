// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import io.watertight.growth.code.BodyIndex;
import io.watertight.ir.Instruction;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.Set;

/** Which keys come and go by what they are: counts that go up, threads, and what comes with a request. */
final class PassingKeys {
    private static final String THREAD = "java/lang/Thread";
    private static final Set<String> ANYTHING = Set.of("Ljava/lang/Object;", "Ljava/lang/String;");
    private static final Set<String> NUMBERS = Set.of("I", "J");
    private static final Set<String> SUM = Set.of("add", "increment");

    private PassingKeys() {}

    /** Whether a call answers the thread that runs it, or what comes with a request. */
    static boolean isPassing(Instruction.Invoke call) {
        MethodRef method = call.method();
        boolean isThread = method.owner().equals(THREAD) && method.returnType().equals("L" + THREAD + ";");
        return isThread
                || (call.hasReceiver() && KeyWords.answersContent(method) && ANYTHING.contains(method.returnType()));
    }

    /** Whether the method that loads a number from a field also puts a larger one there: {@code next++}. */
    static boolean isCountedUp(BodyIndex body, Instruction.LoadField count) {
        return NUMBERS.contains(count.field().descriptor())
                && body.body().code().stream()
                        .anyMatch(stored -> stored instanceof Instruction.StoreField store
                                && store.field().equals(count.field())
                                && isSumWith(body, store.value(), count.field()));
    }

    private static boolean isSumWith(BodyIndex body, int sum, FieldRef count) {
        return body.made(sum).stream()
                .anyMatch(made -> made instanceof Instruction.Compute compute
                        && SUM.contains(compute.operator())
                        && compute.operands().stream()
                                .flatMap(part -> body.made(part).stream())
                                .anyMatch(part -> part instanceof Instruction.LoadField load
                                        && load.field().equals(count)));
    }
}
