// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.origin;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the classes that are no {@code AutoCloseable} and yet have an end: a method such as {@code stop} that releases what
 * a field holds, or one of any name that does nothing else with it. Their objects are resources.
 */
public final class InferredOwners {
    /** An owner of an owner of an owner. */
    private static final int DEEPEST = 3;

    private final Program program;
    private final Knowledge knowledge;
    /** The name of the method that ends the objects of a class, by the internal name of the class. */
    private final Map<String, String> ends = new HashMap<>();

    private InferredOwners(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
    }

    /** The name of the method that ends the objects of each such class, by internal name. */
    public static Map<String, String> of(Program program, ProgramCode code, Knowledge knowledge, ResourceTypes types) {
        InferredOwners owners = new InferredOwners(program, knowledge);
        List<MethodBody> candidates = code.bodies().values().stream()
                .filter(body -> types.mayOwn(body.method().owner()) && types.mayEnd(body.method()))
                .sorted(Comparator.comparing((MethodBody body) -> !NameContract.endsLife(body.method()))
                        .thenComparing(body -> body.method().name()))
                .toList();
        int before = -1;
        for (int round = 0; round < DEEPEST && owners.ends.size() > before; round++) {
            before = owners.ends.size();
            candidates.forEach(owners::read);
        }
        return Map.copyOf(owners.ends);
    }

    private void read(MethodBody end) {
        Origins origins = new Origins(end);
        if (!NameContract.endsLife(end.method()) && !isOnlyEnd(end, origins)) {
            return;
        }
        for (Instruction instruction : end.code()) {
            boolean releases = instruction instanceof Instruction.Invoke call
                    && call.hasReceiver()
                    && releasesReceiver(call.method())
                    && isOwnField(end, origins, call.arguments().get(0));
            if (releases) {
                ends.putIfAbsent(end.method().owner(), end.method().name());
            }
        }
    }

    /**
     * Whether the method, whatever its name, does nothing with the fields it releases but that: it neither uses them before nor
     * puts something else there.
     */
    private boolean isOnlyEnd(MethodBody end, Origins origins) {
        return end.code().stream().noneMatch(instruction -> usesField(end, origins, instruction));
    }

    private boolean usesField(MethodBody end, Origins origins, Instruction instruction) {
        if (instruction instanceof Instruction.StoreField store) {
            return !origins.of(store.value()).stream()
                    .allMatch(origin ->
                            origin != Origins.PARAMETER && end.instruction(origin) instanceof Instruction.Constant);
        }
        return instruction instanceof Instruction.Capture
                || (instruction instanceof Instruction.Invoke call
                        && !(call.hasReceiver() && isPartOfEnd(call.method()))
                        && call.arguments().stream().anyMatch(argument -> isOwnField(end, origins, argument)));
    }

    private boolean isPartOfEnd(MethodRef method) {
        return releasesReceiver(method) || method.name().equals("flush") || NameContract.isGetter(method);
    }

    private static boolean isOwnField(MethodBody end, Origins origins, int variable) {
        return origins.fields(variable, Origins::source).stream()
                .anyMatch(field -> field.owner().equals(end.method().owner()));
    }

    private boolean releasesReceiver(MethodRef method) {
        return (ends.containsKey(method.owner())
                        && (NameContract.endsLife(method) || method.name().equals(ends.get(method.owner()))))
                || knowledge.factsOf(method, program).stream()
                        .anyMatch(fact ->
                                fact.verb() == Verb.RELEASES && fact.operand().position(true) == 0);
    }
}
