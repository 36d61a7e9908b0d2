// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void code_that_no_compiler_accepts_is_lowered_to_bodies_that_hold_together(@TempDir Path work) throws IOException {
        LoweredSource lowered = LoweredSource.ofMembers(work, """
                static int field;
                static void noObject() { this.toString(); super.hashCode(); Runnable r = super::toString; new Inner(); }
                class Inner { int m() { return T.this.missing + other.field; } }
                int jumps() { break; continue missing; yield 1; }
                int noValue() { int x = run(); return; }
                void value() { return 1; }
                void run() { switch (field) { case 1: case 1: default: default: } }
                T(int i) { this(i); super(); }
                void twice(int a, int a) { int a = a; for (int a : a) { } }
                """);

        assertEquals(List.of(), lowered.faults());
        assertTrue(lowered.bodies().size() >= 8, () -> lowered.bodies().size() + " bodies");
    }
}
