// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** The same code with each call of an accessor that only loads a field replaced by that load. */
    public static ProgramCode inline(ProgramCode code) {
        Map<MethodRef, Instruction.LoadField> loads = new HashMap<>();
        code.bodies().forEach((method, body) -> load(body).ifPresent(load -> loads.put(method, load)));
        if (loads.isEmpty()) {
            return code;
        }
        Map<MethodRef, MethodBody> bodies = new LinkedHashMap<>(code.bodies());
        bodies.replaceAll((method, body) -> inline(body, loads));
        return new ProgramCode(bodies, code.calls());
    }

    private static Optional<Instruction.LoadField> load(MethodBody body) {
        if (!body.method().name().startsWith(PREFIX) || body.size() > 3) {
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
        List<Instruction> code = new ArrayList<>(body.code());
        boolean[] changed = {false};
        code.replaceAll(instruction -> {
            if (!(instruction instanceof Instruction.Invoke call) || !loads.containsKey(call.method())) {
                return instruction;
            }
            changed[0] = true;
            int object = call.arguments().isEmpty()
                    ? Variable.NONE
                    : call.arguments().get(0);
            return new Instruction.LoadField(
                    call.target(), object, loads.get(call.method()).field());
        });
        return changed[0]
                ? new MethodBody(
                        body.method(), body.variables(), body.parameters(), code, body.lines(), body.handlers())
                : body;
    }
}
