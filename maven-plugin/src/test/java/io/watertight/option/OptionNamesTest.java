// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OptionNamesTest {
    private final OptionNames check =
            new OptionNames("check", Set.of("watertight.skip", "watertight.failOn"), Set.of("watertight.inputs"));

    @Test
    void aMisspeltNameIsAnErrorThatSuggestsTheNearestAndListsTheRest() {
        assertEquals(
                "-Dwatertight.fialOn: no such option (did you mean watertight.failOn?);"
                        + " goal check knows watertight.failOn, watertight.skip.",
                problem("watertight.fialOn"));
    }

    @Test
    void aNameInTheWrongCaseIsMisspelt() {
        assertEquals(
                "-Dwatertight.failon: no such option (did you mean watertight.failOn?);"
                        + " goal check knows watertight.failOn, watertight.skip.",
                problem("watertight.failon"));
    }

    @Test
    void aNameFarFromAllGetsNoSuggestion() {
        assertEquals(
                "-Dwatertight.excludedPackages: no such option; goal check knows watertight.failOn, watertight.skip.",
                problem("watertight.excludedPackages"));
    }

    @Test
    void knownNamesAndNamesOfOthersPass() {
        List<String> given = List.of("skipTests", "watertight", "watertight.skip", "watertight.inputs");
        assertDoesNotThrow(() -> check.check(given));
    }

    @Test
    void theVersionOfThePluginMayBeChosenOnTheCommandLine() {
        assertDoesNotThrow(() -> check.check(List.of("watertight.version")));
    }

    @Test
    void namesOfAnotherGoalAreWithoutEffect() {
        assertEquals(
                List.of("watertight.inputs"),
                check.withoutEffect(List.of("watertight.skip", "watertight.inputs", "skipTests")));
    }

    private @Nullable String problem(String name) {
        return assertThrows(BadOptionException.class, () -> check.check(List.of(name)))
                .getMessage();
    }
}
