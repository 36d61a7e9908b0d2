// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryIndexTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/watertight/program/library");

    private static final Pattern HEAD =
            Pattern.compile("^(?:hidden |final |abstract )*(?:class|@?interface|enum) \\.(\\S+)", Pattern.MULTILINE);

    private final JdkIndex jdk = JdkIndex.at(17);
    private final LibraryIndex libraries = LibraryIndex.builtIn();
    private final Program program =
            new Program(List.of(), type -> jdk.find(type).or(() -> libraries.find(type)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/hadoop/fs/FSDataInputStream",
                "org/apache/hadoop/hbase/client/HTable",
                "org/apache/http/client/methods/CloseableHttpResponse",
                "okhttp3/Response",
                "android/database/Cursor",
                "org/apache/lucene/index/IndexWriter",
                "redis/clients/jedis/Jedis",
                "com/zaxxer/hikari/HikariDataSource",
                "org/apache/kafka/clients/producer/Producer",
                "org/eclipse/jgit/lib/Repository",
                "org/apache/commons/csv/CSVPrinter"
            })
    void what_can_be_closed_is_known_to_be_closeable(String type) {
        assertEquals(Answer.YES, program.isSubtype(type, "java/lang/AutoCloseable"));
    }

    @ParameterizedTest
    @CsvSource({
        "org/apache/hadoop/fs/FileSystem, open, (Lorg/apache/hadoop/fs/Path;)Lorg/apache/hadoop/fs/FSDataInputStream;, java/io/IOException",
        "org/apache/http/HttpEntity, getContent, ()Ljava/io/InputStream;, java/io/IOException",
        "org/apache/commons/fileupload/FileItem, getInputStream, ()Ljava/io/InputStream;, java/io/IOException",
        "org/apache/commons/net/ftp/FTPClient, retrieveFileStream, (Ljava/lang/String;)Ljava/io/InputStream;, java/io/IOException"
    })
    void what_opens_a_resource_has_its_result_and_exceptions(
            String type, String name, String descriptor, String exception) {
        MethodDecl found =
                program.resolve(new MethodRef(type, name, descriptor)).orElseThrow();
        assertTrue(found.exceptions().contains(exception), found.exceptions()::toString);
    }

    @Test
    void exceptions_of_libraries_are_known_by_their_supertypes() {
        assertEquals(
                Answer.YES, program.isSubtype("org/apache/http/client/ClientProtocolException", "java/io/IOException"));
        assertEquals(
                Answer.YES,
                program.isSubtype("redis/clients/jedis/exceptions/JedisException", "java/lang/RuntimeException"));
    }

    @Test
    void types_of_the_jdk_and_of_libraries_that_are_not_listed_are_not_in_it() {
        assertEquals(Optional.empty(), libraries.find("java/io/InputStream"));
        assertEquals(Optional.empty(), libraries.find("org/nobody/Anything"));
        assertEquals(Optional.empty(), libraries.find("InNoPackage"));
    }

    @Test
    void a_text_in_the_form_of_the_index_can_be_given() {
        LibraryIndex given = LibraryIndex.of(file -> file.equals("org.shop.index")
                ? Optional.of("class .Till : AutoCloseable\n open()L.Till; ! java/io/IOException\n")
                : Optional.empty());
        ClassDecl till = given.find("org/shop/Till").orElseThrow();
        assertEquals(List.of("java/lang/AutoCloseable"), till.interfaces());
        assertEquals(
                List.of("java/io/IOException"),
                till.method("open", "()Lorg/shop/Till;").orElseThrow().exceptions());
        assertEquals(Optional.empty(), given.find("org/shop/Counter"));
    }

    @Test
    void every_type_can_be_read_and_nearly_all_their_supertypes_are_known() throws IOException {
        Set<String> missing = new TreeSet<>();
        int types = 0;
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName()
                        .toString()
                        .replaceFirst("\\.index$", "")
                        .replace('.', '/');
                Matcher heads = HEAD.matcher(Files.readString(file));
                while (heads.find()) {
                    types++;
                    String type = name + "/" + heads.group(1);
                    assertTrue(libraries.find(type).isPresent(), type);
                    program.supertypes(type).stream()
                            .filter(supertype -> program.find(supertype).isEmpty())
                            .forEach(missing::add);
                }
            }
        }
        assertTrue(types > 9_000, "only " + types + " types");
        assertTrue(missing.size() < types / 100, missing::toString);
    }
}
