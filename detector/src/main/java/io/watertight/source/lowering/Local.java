// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.source.types.JavaType;
import java.util.Optional;

/**
 * A local variable in scope.
 *
 * @param variable its variable in the body
 * @param type its declared type
 * @param constant its value if it is a constant int or boolean
 */
record Local(int variable, JavaType type, Optional<Integer> constant) {
    Operand operand() {
        return new Operand(variable, type);
    }
}
