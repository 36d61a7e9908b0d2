// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MemoTest {
    private Memo<Integer, String> digits;

    @Test
    void asksOnce() {
        List<String> asked = new ArrayList<>();
        Memo<String, String> memo = new Memo<>(key -> {
            asked.add(key);
            return key.toUpperCase(Locale.ROOT);
        });
        assertSame(memo.get("a"), memo.get("a"));
        assertEquals("B", memo.get("b"));
        assertEquals(List.of("a", "b"), asked);
    }

    @Test
    void aValueMayRestOnOthers() {
        digits = new Memo<>(n -> n == 0 ? "" : digits.get(n - 1) + n);
        assertEquals("123", digits.get(3));
        assertEquals("12", digits.get(2));
    }
}
