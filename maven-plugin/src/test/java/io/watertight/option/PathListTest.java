// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathListTest {
    @TempDir
    private Path folder;

    @Test
    void relativePathsAreRelativeToTheFolder() throws BadOptionException {
        assertEquals(
                List.of(folder.resolve("a.jar"), folder.resolve("b/classes")),
                PathList.ofCommas("watertight.inputs", folder).parse(" a.jar, b/./classes,"));
    }

    @Test
    void absolutePathsStay() throws BadOptionException {
        Path elsewhere = folder.resolveSibling("elsewhere").resolve("a.jar");
        assertEquals(
                List.of(elsewhere),
                PathList.ofCommas("watertight.inputs", folder).parse(elsewhere.toString()));
    }

    @Test
    void aPathNamedTwiceIsTakenOnce() throws BadOptionException {
        assertEquals(
                List.of(folder.resolve("a.jar")),
                PathList.ofCommas("watertight.inputs", folder).parse("a.jar,./a.jar"));
    }

    @Test
    void aClassPathMayBeSeparatedAsJavaDoesIt() throws BadOptionException {
        assertEquals(
                List.of(folder.resolve("a.jar"), folder.resolve("b.jar"), folder.resolve("c.jar")),
                PathList.ofClassPath("watertight.classpath", folder)
                        .parse("a.jar" + File.pathSeparator + "b.jar,c.jar"));
    }

    @Test
    void aFileListsOnePathPerLineWithCommentsAndBlankLines() throws BadOptionException, IOException {
        Files.writeString(folder.resolve("inputs.txt"), "# both versions\na, with comma.jar\n\n  b.jar  \n #c.jar\n");
        assertEquals(
                List.of(folder.resolve("a, with comma.jar"), folder.resolve("b.jar"), folder.resolve("d.jar")),
                PathList.ofCommas("watertight.inputs", folder).parse("@inputs.txt,d.jar"));
    }

    @Test
    void aMissingFileIsAnErrorThatSaysWhatToDo() {
        BadOptionException e = assertThrows(
                BadOptionException.class,
                () -> PathList.ofCommas("watertight.inputs", folder).parse("@inputs.txt"));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("-Dwatertight.inputs=@" + folder.resolve("inputs.txt")), message);
        assertTrue(message.endsWith("; name a UTF-8 text file with one path per line."), message);
    }

    @Test
    void noTextIsNoPath() throws BadOptionException {
        assertEquals(List.of(), PathList.ofCommas("watertight.inputs", folder).parse(""));
    }
}
