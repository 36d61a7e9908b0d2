// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.finding.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailOnTest {

    @ParameterizedTest
    @EnumSource
    void everyThresholdIsReadAsItIsWritten(FailOn threshold) throws BadOptionException {
        assertEquals(threshold, FailOn.parse("watertight.failOn", threshold.toString()));
    }

    @Test
    void capitalsAndSpacesDoNotMatter() throws BadOptionException {
        assertEquals(FailOn.HIGH, FailOn.parse("watertight.failOn", " High "));
    }

    @Test
    void aMisspeltValueIsAnErrorThatListsTheValidOnesAndSuggestsTheNearest() {
        BadOptionException e =
                assertThrows(BadOptionException.class, () -> FailOn.parse("watertight.failOn", "mediun"));
        assertEquals(
                "watertight.failOn=mediun: no such value (did you mean medium?);"
                        + " valid are high, medium, low, never.",
                e.getMessage());
    }

    @Test
    void aValueThatIsNearToNoneGetsNoSuggestion() {
        BadOptionException e =
                assertThrows(BadOptionException.class, () -> FailOn.parse("watertight.failOn", "warning"));
        assertEquals("watertight.failOn=warning: no such value; valid are high, medium, low, never.", e.getMessage());
    }

    @Test
    void mediumCountsHighAndMediumButNotLow() {
        assertTrue(FailOn.MEDIUM.counts(Confidence.HIGH));
        assertTrue(FailOn.MEDIUM.counts(Confidence.MEDIUM));
        assertFalse(FailOn.MEDIUM.counts(Confidence.LOW));
    }

    @ParameterizedTest
    @EnumSource
    void neverCountsNothingAndLowEverything(Confidence confidence) {
        assertFalse(FailOn.NEVER.counts(confidence));
        assertTrue(FailOn.LOW.counts(confidence));
    }

    @Test
    void aSwitchThatIsNeitherTrueNorFalseIsAnError() throws BadOptionException {
        assertTrue(Switch.isOn("watertight.skip", "true"));
        assertFalse(Switch.isOn("watertight.skip", "false"));
        BadOptionException e = assertThrows(BadOptionException.class, () -> Switch.isOn("watertight.skip", "yes"));
        assertEquals("watertight.skip=yes: no such value; valid are true, false.", e.getMessage());
    }
}
