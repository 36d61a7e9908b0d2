// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.bytecode.ClassFile;
import io.watertight.bytecode.Interest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.obligation.ObligationInterest;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lowers the methods that at least one engine wants to see. */
record Lowering(ProgramCode code) {

    static Lowering of(
            List<ClassFile> classFiles, Program program, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        Interest interest = new Wanted(new ObligationInterest(program, knowledge));
        Map<MethodRef, MethodBody> bodies = new HashMap<>();
        Map<MethodRef, List<MethodRef>> calls = new HashMap<>();
        for (ClassFile classFile : classFiles) {
            bodies.putAll(classFile.lower(interest, calls, diagnostics));
        }
        return new Lowering(ProgramCode.of(bodies, calls));
    }

    /** What the engines want, together. */
    private record Wanted(ObligationInterest obligations) implements Interest {
        @Override
        public boolean inMethod(MethodRef method) {
            return obligations.inDeclaration(method);
        }

        @Override
        public boolean inCall(MethodRef callee) {
            return obligations.inCall(callee);
        }

        @Override
        public boolean inField(FieldRef field) {
            return false;
        }

        @Override
        public boolean inAllocation(String type) {
            return obligations.inAllocation(type);
        }
    }
}
