// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path SOURCES = Path.of("sources");

    @Test
    void aModuleWithClassesIsChecked() {
        assertEquals(Optional.empty(), module("jar", true, true).nothingToCheck());
    }

    @Test
    void anAggregatorSaysThatItsModulesAreChecked() {
        Module module = module("pom", false, false);
        assertEquals(
                Optional.of("Watertight: nothing to check in shop: a module with packaging pom has no classes;"
                        + " its modules are checked on their own."),
                module.nothingToCheck());
        assertFalse(module.wasExpectedToHaveClasses());
    }

    @Test
    void sourcesWithoutClassesLookLikeAMistake() {
        Module module = module("jar", false, true);
        assertEquals(
                Optional.of("Watertight: nothing to check in shop: it has sources, but no class files in " + CLASSES
                        + "; run the goal after compile, as in mvn verify, or watertight:scan over the sources."),
                module.nothingToCheck());
        assertTrue(module.wasExpectedToHaveClasses());
    }

    @Test
    void anEmptyModuleSaysHowToScanSomethingElse() {
        assertEquals(
                Optional.of("Watertight: nothing to check in shop: it has neither sources nor class files in " + CLASSES
                        + "; to scan something else, run watertight:scan with -Dwatertight.inputs."),
                module("jar", false, false).nothingToCheck());
    }

    @Test
    void sourcesAreAnalysedForFilesThatHaveNoClass() {
        assertEquals(List.of(CLASSES, SOURCES), module("jar", true, true).inputs());
    }

    private static Module module(String packaging, boolean hasClasses, boolean hasSources) {
        List<Path> sources = hasSources ? List.of(SOURCES) : List.of();
        return new Module("shop", packaging, CLASSES, hasClasses, sources, List.of());
    }
}
