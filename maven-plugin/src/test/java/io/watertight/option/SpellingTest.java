// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void insertingDeletingReplacingAndSwappingCostOneEach() {
        assertEquals(0, Spelling.distance("high", "HIGH"));
        assertEquals(1, Spelling.distance("hgh", "high"));
        assertEquals(1, Spelling.distance("hiigh", "high"));
        assertEquals(1, Spelling.distance("higt", "high"));
        assertEquals(1, Spelling.distance("hihg", "high"));
        assertEquals(4, Spelling.distance("", "high"));
    }

    @Test
    void ofTwoEquallyNearWordsTheFirstInTheAlphabetIsSuggested() {
        assertEquals(" (did you mean bar?)", Spelling.suggestion("ba", List.of("baz", "bar")));
    }

    @Test
    void withoutWordsThereIsNoSuggestion() {
        assertEquals("", Spelling.suggestion("high", List.of()));
    }
}
