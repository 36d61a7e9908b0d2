// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OperandTest {
    @Test
    void the_receiver_comes_first_in_an_argument_list() {
        assertEquals(0, Operand.THIS.position(true));
        assertEquals(1, Operand.argument(0).position(true));
        assertEquals(0, Operand.argument(0).position(false));
    }

    @Test
    void what_is_not_among_the_arguments_has_position_minus_one() {
        assertEquals(-1, Operand.RESULT.position(true));
        assertEquals(-1, Operand.RESULT.position(false));
        assertEquals(-1, Operand.THIS.position(false));
        assertEquals(-1, Operand.ALL.position(true));
    }
}
