// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseFolderTest {
    private final Path root = Path.of("").toAbsolutePath();
    private final BaseFolder base = new BaseFolder(root.resolve("my shop"));

    @Test
    void aPathBelowIsShownRelativeAndAnyOtherAsItIs() {
        assertEquals(
                Path.of("a", "B.java").toString(),
                base.show(root.resolve("my shop/a/B.java").toString()));
        String beside = root.resolve("my shop too/B.java").toString();
        assertEquals(beside, base.show(beside));
        assertEquals("a/B.java", base.show("a/B.java"));
    }

    @Test
    void aUriEncodesWhatAUriMustNotHold() {
        String file = root.resolve("my shop/a b/Größe#1%.java").toString();
        assertEquals(Optional.of("a%20b/Gr%C3%B6%C3%9Fe%231%25.java"), base.relativeUri(file));
        assertEquals("a%20b/B.java", BaseFolder.uri("a b/B.java"));
        assertEquals("a/B.java", BaseFolder.uri("a\\B.java"));
    }

    @Test
    void aFileElsewhereHasAnAbsoluteUri() {
        String file = root.resolve("other shop/B.java").toString();
        assertEquals(Optional.empty(), base.relativeUri(file));
        assertEquals(Path.of(file).toUri().toString(), BaseFolder.uri(file));
    }

    @Test
    void aFileInASourceJarHasTheUriOfAJarEntry() {
        String file = root.resolve("my shop/lib/a-sources.jar").toString() + "!/a/B.java";
        assertEquals(Optional.empty(), base.relativeUri(file));
        assertEquals("jar:" + root.resolve("my shop/lib/a-sources.jar").toUri() + "!/a/B.java", BaseFolder.uri(file));
    }

    @Test
    void theFolderItselfIsAUriThatEndsWithASlash() {
        assertEquals(root.toUri() + (root.toUri().toString().endsWith("/") ? "" : "/") + "my%20shop/", base.uri());
    }
}
