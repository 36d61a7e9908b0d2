// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.ir.CallKind;
import io.watertight.ir.Comparison;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import java.util.List;

/**
 * A resource of a try statement.
 *
 * @param value its variable
 * @param isNew whether it cannot be null
 */
record Resource(Operand value, boolean isNew) {
    private static final MethodRef SUPPRESS =
            new MethodRef("java/lang/Throwable", "addSuppressed", "(Ljava/lang/Throwable;)V");

    /** Closes it, unless it is null. */
    void close(Body body) {
        Label end = body.code().label();
        skipNull(body, end);
        invokeClose(body);
        body.code().place(end);
    }

    /** Closes it on the way out with an exception, to which it adds what its close throws. */
    void closeAfter(Body body, int primary) {
        Code code = body.code();
        Label end = code.label();
        skipNull(body, end);
        int start = code.size();
        invokeClose(body);
        List<Code.Range> closing = List.of(new Code.Range(start, code.size()));
        code.jump(end);
        int secondary = code.temporary();
        if (code.beginHandler(closing, List.of(Handler.ANY), secondary)) {
            code.add(new Instruction.Invoke(Variable.NONE, CallKind.VIRTUAL, SUPPRESS, List.of(primary, secondary)));
        }
        code.place(end);
    }

    private void skipNull(Body body, Label end) {
        if (!isNew) {
            body.code().branch(Comparison.EQUAL, value.variable(), Variable.NONE, end);
        }
    }

    private void invokeClose(Body body) {
        String owner = value.type().isUnknown() || !value.type().isClass()
                ? "java/lang/AutoCloseable"
                : value.type().internalName();
        MethodRef close = body.members()
                .method(value.type(), "close", List.of())
                .map(method -> method.ref().withOwner(owner))
                .orElse(new MethodRef(owner, "close", "()V"));
        body.code().add(new Instruction.Invoke(Variable.NONE, CallKind.VIRTUAL, close, List.of(value.variable())));
    }
}
