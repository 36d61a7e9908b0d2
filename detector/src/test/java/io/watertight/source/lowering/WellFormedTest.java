// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file of this repository can be lowered, and every body that comes of it holds together. */
class WellFormedTest {
    private static final int AT_LEAST = 3_000;

    @Test
    void all_sources_of_this_repository_are_lowered_to_bodies_that_hold_together() {
        LoweredSource lowered = LoweredSource.of(
                List.of(Path.of("src"), Path.of("../test-fixtures/src"), Path.of("../maven-plugin/src/main")));

        assertEquals(List.of(), lowered.diagnostics());
        assertTrue(lowered.bodies().size() > AT_LEAST, () -> lowered.bodies().size() + " bodies");
        assertEquals(List.of(), lowered.faults());
    }
}
