// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;

/** Says which methods are worth lowering, by what they are and by what they name. */
public interface Interest {

    /** Whether the method is wanted for its own name and descriptor. */
    boolean inMethod(MethodRef method);

    /** Whether a method that calls this is wanted. */
    boolean inCall(MethodRef callee);

    /** Whether a method that reads or writes this field is wanted. */
    boolean inField(FieldRef field);

    /** Whether a method that creates an object of this type is wanted. */
    boolean inAllocation(String type);
}
