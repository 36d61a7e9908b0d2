// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckMojoTest {
    private static final Path BUILD = Path.of("").toAbsolutePath().resolve("build");
    private static final Path MODULE = BUILD.resolve("shop");
    private static final Path REPORTS = BUILD.resolve("reports");

    @Test
    void modulesThatShareAFolderWriteToFoldersOfTheirOwn() {
        assertEquals(REPORTS.resolve("shop-core"), CheckMojo.outputFolder(REPORTS, MODULE, "shop-core", 2));
    }

    @Test
    void aFolderWhoseNameStartsLikeTheModuleIsOutsideIt() {
        Path sibling = BUILD.resolve("shop-reports");
        assertEquals(sibling.resolve("shop-core"), CheckMojo.outputFolder(sibling, MODULE, "shop-core", 2));
    }

    @Test
    void aFolderReachedThroughTheModuleButOutsideItIsShared() {
        Path outside = MODULE.resolve("../reports");
        assertEquals(outside.resolve("shop-core"), CheckMojo.outputFolder(outside, MODULE, "shop-core", 2));
    }

    @Test
    void aFolderInsideTheModuleIsTakenAsItIs() {
        Path own = MODULE.resolve("target/watertight");
        assertEquals(own, CheckMojo.outputFolder(own, MODULE, "shop-core", 2));
    }

    @Test
    void aBuildOfOneModuleWritesWhereItIsTold() {
        assertEquals(REPORTS, CheckMojo.outputFolder(REPORTS, MODULE, "shop-core", 1));
    }
}
