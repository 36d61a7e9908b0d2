// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.ir.Variable;
import io.watertight.source.types.JavaType;

/**
 * The value of an expression.
 *
 * @param variable the variable that has it; {@link Variable#NONE} for none
 * @param type its static type
 */
record Operand(int variable, JavaType type) {
    static final Operand NONE = new Operand(Variable.NONE, JavaType.VOID);

    Operand withType(JavaType other) {
        return new Operand(variable, other);
    }
}
