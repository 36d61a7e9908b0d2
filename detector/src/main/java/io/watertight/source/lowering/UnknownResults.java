// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.ir.Instruction;
import io.watertight.program.MethodRef;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types for the results of calls that were not found and of which nothing is wanted where they stand: what the known method
 * takes that they are passed to, what their own method returns, or what their name says.
 */
final class UnknownResults {
    private static final String UNKNOWN = JavaType.UNKNOWN.descriptor();
    private static final List<String> STREAMS = List.of("InputStream", "OutputStream", "Reader", "Writer");

    private final MethodRef method;
    private final List<Instruction> code;
    /** Descriptors by variable. */
    private final Map<Integer, String> wanted = new HashMap<>();

    private UnknownResults(MethodRef method, List<Instruction> code) {
        this.method = method;
        this.code = code;
    }

    /** The code with better types of results, where there are any. */
    static List<Instruction> typed(MethodRef method, List<Instruction> code) {
        boolean isNeeded = code.stream().anyMatch(UnknownResults::isUnknown);
        return isNeeded ? new UnknownResults(method, code).typed() : code;
    }

    private static boolean isUnknown(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call
                && call.method().returnType().equals(UNKNOWN);
    }

    private List<Instruction> typed() {
        code.forEach(this::note);
        List<Instruction> result = new ArrayList<>();
        for (Instruction instruction : code) {
            result.add(
                    isUnknown(instruction) && instruction instanceof Instruction.Invoke call
                            ? typed(call)
                            : instruction);
        }
        return result;
    }

    private void note(Instruction instruction) {
        if (instruction instanceof Instruction.Invoke call) {
            List<String> types = call.method().parameterTypes();
            int first = call.arguments().size() - types.size();
            for (int i = 0; i < types.size() && first >= 0; i++) {
                want(call.arguments().get(first + i), types.get(i));
            }
        } else if (instruction instanceof Instruction.Return end) {
            want(end.value(), method.returnType());
        } else if (instruction instanceof Instruction.StoreField store) {
            want(store.value(), store.field().descriptor());
        }
    }

    private void want(int variable, String descriptor) {
        if (descriptor.startsWith("L") && !descriptor.equals(UNKNOWN) && !descriptor.equals("Ljava/lang/Object;")) {
            wanted.putIfAbsent(variable, descriptor);
        }
    }

    private Instruction typed(Instruction.Invoke call) {
        MethodRef callee = call.method();
        String type = wanted.getOrDefault(call.target(), named(callee.name()));
        String parameters = callee.descriptor().substring(0, callee.descriptor().indexOf(')') + 1);
        return new Instruction.Invoke(
                call.target(),
                call.kind(),
                new MethodRef(callee.owner(), callee.name(), parameters + type),
                call.arguments());
    }

    private static String named(String method) {
        return STREAMS.stream()
                .filter(method::endsWith)
                .findFirst()
                .map(stream -> "Ljava/io/" + stream + ";")
                .orElse(UNKNOWN);
    }
}
