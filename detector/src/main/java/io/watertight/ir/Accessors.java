// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts field accesses back where compilers before release 11 put calls of {@code access$000}: nested classes had no other
 * way to each other's private fields.
 */
public final class Accessors {
    private static final String PREFIX = "access$";

    private Accessors() {}

    /** Whether the method has the name that compilers give to accessors. */
    public static boolean isNamedLikeOne(MethodRef method) {
        return method.name().startsWith(PREFIX);
    }

    /** The same code with each call of an accessor that only loads a field replaced by that load. */
    public static ProgramCode inline(ProgramCode code) {
        Map<MethodRef, Instruction.LoadField> loads = new HashMap<>();
        code.outlines().keySet().stream()
                .filter(Accessors::isNamedLikeOne)
                .flatMap(method -> code.body(method).stream())
                .forEach(body -> load(body).ifPresent(load -> loads.put(body.method(), load)));
        return loads.isEmpty() ? code : code.rewritten(body -> inline(body, loads));
    }

    private static Optional<Instruction.LoadField> load(MethodBody body) {
        if (body.size() > 3) {
            return Optional.empty();
        }
        Instruction last = body.instruction(body.size() - 1);
        return body.code().stream()
                .filter(Instruction.LoadField.class::isInstance)
                .map(Instruction.LoadField.class::cast)
                .filter(load -> last.uses().equals(List.of(load.target())))
                .findFirst();
    }

    private static MethodBody inline(MethodBody body, Map<MethodRef, Instruction.LoadField> loads) {
        if (body.code().stream().noneMatch(instruction -> isCallOf(instruction, loads))) {
            return body;
        }
        List<Instruction> code = new ArrayList<>(body.code());
        code.replaceAll(instruction -> isCallOf(instruction, loads) && instruction instanceof Instruction.Invoke call
                ? load(call, loads)
                : instruction);
        return new MethodBody(body.method(), body.variables(), body.parameters(), code, body.lines(), body.handlers());
    }

    private static boolean isCallOf(Instruction instruction, Map<MethodRef, Instruction.LoadField> loads) {
        return instruction instanceof Instruction.Invoke call && loads.containsKey(call.method());
    }

    private static Instruction load(Instruction.Invoke call, Map<MethodRef, Instruction.LoadField> loads) {
        int object =
                call.arguments().isEmpty() ? Variable.NONE : call.arguments().get(0);
        return new Instruction.LoadField(
                call.target(), object, loads.get(call.method()).field());
    }
}
