// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check of a line against a library objects to. */
class LibraryClassesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "commons-io.facts | releases org/apache/commons/io/IOUtils.close(Ljava/io/Closeable;)V arg0 | -",
                "guava.facts | harmless com/google/common/io/Closer | -",
                "commons-io.facts | releases org/apache/commons/io/LineIterator.close()V this | -",
                "commons-io.facts | harmless org/apache/commons/io/Spout | no such type",
                "commons-io.facts | releases org/apache/commons/io/IOUtils.close(Ljava/lang/String;)V arg0 | no such method",
                "commons-io.facts | releases org/apache/commons/io/IOUtils.close(Ljava/io/Closeable;)Z arg0 | no such method",
                "commons-io.facts | releases org/apache/commons/io/IOUtils.close(Ljava/io/Closeable;)V this | has no receiver",
                "commons-io.facts | acquires org/apache/commons/io/input/CountingInputStream.close()V this | -",
                "commons-io.facts | acquires org/apache/commons/io/output/StringBuilderWriter.<init>(Ljava/io/File;)V | no such method",
                "guava.facts | acquires com/google/common/io/Closer.<init>(Lcom/google/common/io/Closer$Suppressor;)V | cannot be called",
            })
    void a_line_is_held_against_the_class_files(String file, String line, String objection)
            throws IOException, Refusal {
        List<Object> problems = new ArrayList<>();
        try (LibraryClasses libraries = LibraryClasses.of(file, problems::add)) {
            assertEquals(
                    objection,
                    libraries.objection(FactParser.parse(line, "here")).orElse(null));
        }
        assertEquals(List.of(), problems);
    }
}
