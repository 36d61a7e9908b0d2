// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;

/** Lowers every method. */
public record Everything() implements Interest {
    @Override
    public boolean inMethod(MethodRef method) {
        return true;
    }

    @Override
    public boolean inCall(MethodRef callee) {
        return true;
    }

    @Override
    public boolean inField(FieldRef field) {
        return true;
    }

    @Override
    public boolean inAllocation(String type) {
        return true;
    }
}
