// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Element;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void caretsStandUnderTheColumns() {
        assertEquals(List.of("a = open();", "    ^^^^^^"), lines("    a = open();", new Range(1, 9, 1, 15)));
    }

    @Test
    void withoutColumnsThereAreNoCarets() {
        assertEquals(List.of("a = open();"), lines("    a = open();  ", Range.ofLine(1)));
    }

    @Test
    void withoutSourceThereIsNothing() {
        assertEquals(List.of(), lines("", new Range(1, 1, 1, 5)));
    }

    @Test
    void tabsBeforeTheColumnsAreKept() {
        assertEquals(List.of("a =\topen();", "   \t^^^^"), lines("\ta =\topen();", new Range(1, 6, 1, 10)));
    }

    @Test
    void aRangeOverSeveralLinesIsMarkedToTheEndOfTheFirst() {
        assertEquals(List.of("a = open(", "    ^^^^^"), lines("a = open(", new Range(1, 5, 3, 2)));
    }

    @Test
    void anUnknownEndMarksOneCharacter() {
        assertEquals(List.of("open();", "^"), lines("open();", new Range(1, 1, 1, 0)));
    }

    @Test
    void columnsOutsideTheLineAreNotMarked() {
        assertEquals(List.of("open();"), lines("  open();", new Range(1, 1, 1, 5)));
        assertEquals(List.of("open();"), lines("  open();", new Range(1, 40, 1, 45)));
    }

    private static List<String> lines(String code, Range range) {
        return Excerpt.lines(new Place(new Element("A", "", "", "", ""), "A.java", range, code));
    }
}
