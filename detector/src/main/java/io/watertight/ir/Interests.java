// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;

/**
 * What is wanted of a program, and when.
 *
 * @param atOnce says which methods to lower
 * @param later says which of the others to lower when somebody asks for them
 */
public record Interests(Interest atOnce, Interest later) {
    /** What is wanted is wanted at once. */
    public static Interests only(Interest atOnce) {
        return new Interests(atOnce, new Nothing());
    }

    private record Nothing() implements Interest {
        @Override
        public boolean inMethod(MethodRef method) {
            return false;
        }

        @Override
        public boolean inCall(MethodRef callee) {
            return false;
        }

        @Override
        public boolean inField(FieldRef field) {
            return false;
        }

        @Override
        public boolean inAllocation(String type) {
            return false;
        }
    }
}
