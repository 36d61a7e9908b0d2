// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.origin;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The private methods that return what lies in a field: only code that can be seen calls them, so what becomes of the value
 * is up to that.
 *
 * @param fields the fields whose values each of them may return
 */
record PrivateGetters(Map<MethodRef, Set<FieldRef>> fields) {

    static PrivateGetters of(Program program, ProgramCode code, ResourceTypes types) {
        Map<MethodRef, Set<FieldRef>> found = new HashMap<>();
        for (MethodBody body : code.bodies().values()) {
            MethodRef method = body.method();
            boolean isPrivate = types.isResourceDescriptor(method.returnType())
                    && program.declaration(method)
                            .filter(MethodDecl::isPrivate)
                            .filter(decl -> !decl.isSynthetic())
                            .isPresent();
            if (isPrivate) {
                Set<FieldRef> returned = returned(program, body);
                if (!returned.isEmpty()) {
                    found.put(method, returned);
                }
            }
        }
        return new PrivateGetters(Map.copyOf(found));
    }

    private static Set<FieldRef> returned(Program program, MethodBody body) {
        Origins origins = new Origins(body);
        Set<FieldRef> returned = new LinkedHashSet<>();
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Return end) {
                origins.fields(end.value(), Origins::source).stream()
                        .map(program::declared)
                        .forEach(returned::add);
            }
        }
        return returned;
    }

    /** The fields whose value the instruction may give: a call of such a method. */
    Set<FieldRef> calledBy(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call ? fields.getOrDefault(call.method(), Set.of()) : Set.of();
    }

    /** The fields whose value others may get by a reference to such a method. */
    Set<FieldRef> referredToBy(Instruction instruction) {
        return instruction instanceof Instruction.Capture function
                ? fields.getOrDefault(function.body(), Set.of())
                : Set.of();
    }

    boolean include(MethodRef method) {
        return fields.containsKey(method);
    }
}
