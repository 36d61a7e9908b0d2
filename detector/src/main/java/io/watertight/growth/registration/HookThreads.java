// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.BodyIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a thread holds that is to run when the process ends: an item of the work at hand, so that there is one thread for
 * each, or no more than the object that set it up.
 */
final class HookThreads {
    private static final int LONGEST_CHAIN = 4;
    private static final List<String> SETTINGS =
            List.of("java/lang/", "java/time/", "java/util/concurrent/TimeUnit", "java/util/function/");

    private final Program program;

    HookThreads(Program program) {
        this.program = program;
    }

    /** Whether the object in the variable was given something that the method made or was passed. */
    boolean holdsItem(BodyIndex body, int thread) {
        return holdsItem(body, thread, LONGEST_CHAIN);
    }

    private boolean holdsItem(BodyIndex body, int object, int chain) {
        return chain > 0
                && body.made(object).stream()
                        .anyMatch(made -> given(body, made).anyMatch(argument -> {
                            boolean isMade = body.made(argument).stream().anyMatch(this::isOfProgram);
                            return isMade ? holdsItem(body, argument, chain - 1) : isItem(body, argument);
                        }));
    }

    /** What functions capture and constructors get; of another call, which may answer anything, nothing is known. */
    private static IntStream given(BodyIndex body, Instruction made) {
        if (made instanceof Instruction.Capture capture) {
            return capture.captures().stream().mapToInt(Integer::intValue);
        }
        return made instanceof Instruction.Allocate
                ? body.uses(made.target()).stream()
                        .map(body.body()::instruction)
                        .flatMap(use -> use instanceof Instruction.Invoke call
                                        && call.method().isConstructor()
                                        && call.arguments().get(0) == made.target()
                                ? call.arguments().stream().skip(1)
                                : Stream.of())
                        .mapToInt(Integer::intValue)
                : IntStream.empty();
    }

    private boolean isOfProgram(Instruction made) {
        return made instanceof Instruction.Capture
                || (made instanceof Instruction.Allocate allocation && program.isAnalysed(allocation.type()));
    }

    /** Whether it is a thing rather than a setting, and not the object that sets the hook up, nor one of its fields. */
    private boolean isItem(BodyIndex body, int argument) {
        boolean isOwn = argument == Variable.NONE
                || body.body().variable(argument).kind() == Variable.Kind.THIS
                || body.made(argument).stream().anyMatch(Instruction.LoadField.class::isInstance)
                || body.isConstant(argument);
        return !isOwn && type(body, argument).filter(type -> !isSetting(type)).isPresent();
    }

    private Optional<String> type(BodyIndex body, int argument) {
        int position = body.parameter(argument);
        if (position < 0) {
            return body.made(argument).stream()
                    .flatMap(made -> made instanceof Instruction.Invoke call
                            ? Stream.of(call.method().returnType())
                            : made instanceof Instruction.Allocate allocation
                                    ? Stream.of("L" + allocation.type() + ";")
                                    : Stream.of())
                    .findFirst();
        }
        MethodRef method = body.body().method();
        boolean isStatic =
                program.declaration(method).filter(decl -> decl.isStatic()).isPresent();
        return Optional.of(method.parameterTypes().get(isStatic ? position : position - 1));
    }

    private static boolean isSetting(String type) {
        return !type.startsWith("L") || SETTINGS.stream().anyMatch(Descriptors.internalName(type)::startsWith);
    }
}
