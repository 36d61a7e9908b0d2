// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void the_stronger_role_wins() {
        assertEquals(Role.IS, Role.IS.or(Role.CLOSES));
        assertEquals(Role.CLOSES, Role.HOLDS.or(Role.CLOSES));
        assertEquals(Role.IS, Role.HOLDS.or(Role.IS));
    }

    @Test
    void roles_are_joined_in_any_order_and_any_number_of_times() {
        for (Role a : Role.values()) {
            assertEquals(a, a.or(a));
            for (Role b : Role.values()) {
                assertEquals(a.or(b), b.or(a));
                for (Role c : Role.values()) {
                    assertEquals(a.or(b).or(c), a.or(b.or(c)));
                }
            }
        }
    }
}
