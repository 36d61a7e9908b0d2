// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {
    @TempDir
    Path folder;

    private final List<Diagnostic> problems = new ArrayList<>();
    private final Program program = new Program(
            List.of(
                    type("my/Base", "java/lang/Object", "my/Top"),
                    type("my/Middle", "my/Base"),
                    type("my/Leaf", "my/Middle", "my/Left", "my/Right"),
                    type("my/Top", "java/lang/Object"),
                    type("my/Left", "java/lang/Object", "my/Top"),
                    type("my/Right", "java/lang/Object"),
                    type("my/Bytes", "java/io/ByteArrayInputStream"),
                    type("my/Stream", "java/util/zip/GZIPInputStream")),
            new RunningJdk());

    @Test
    void an_overrider_inherits_the_facts_of_the_nearest_declaration() throws IOException {
        Knowledge knowledge = user("releases my/Top.end()V this", "borrows my/Middle.end()V this");
        assertEquals(List.of("borrows my/Middle.end()V this"), facts(knowledge, "my/Leaf", "end", "()V"));
        assertEquals(List.of("releases my/Top.end()V this"), facts(knowledge, "my/Base", "end", "()V"));
    }

    @Test
    void unrelated_supertypes_speak_together_and_say_the_same_thing_once() throws IOException {
        Knowledge knowledge = user(
                "releases my/Top.end(La/B;)V arg0",
                "borrows my/Left.end(La/B;)V arg0",
                "borrows my/Right.end(La/B;)V arg0",
                "releases my/Right.end(La/B;)V this");
        assertEquals(
                List.of("borrows my/Left.end(La/B;)V arg0", "releases my/Right.end(La/B;)V this"),
                facts(knowledge, "my/Leaf", "end", "(La/B;)V"));
    }

    @Test
    void an_overrider_may_narrow_the_result_type() {
        assertEquals(
                List.of("aliases java/lang/Appendable.append(C)Ljava/lang/Appendable; this"),
                facts(user(), "java/io/PrintWriter", "append", "(C)Ljava/io/PrintWriter;"));
    }

    @Test
    void closing_anything_closeable_releases_it() {
        assertEquals(
                List.of("releases java/lang/AutoCloseable.close()V this"),
                facts(user(), "java/util/zip/ZipFile", "close", "()V"));
    }

    @Test
    void constructors_have_no_facts_but_their_own() {
        assertEquals(
                1,
                facts(user(), "java/util/zip/GZIPInputStream", "<init>", "(Ljava/io/InputStream;)V")
                        .size());
        assertEquals(List.of(), facts(user(), "my/Stream", "<init>", "(Ljava/io/InputStream;)V"));
    }

    @Test
    void a_missing_type_has_no_facts() {
        assertEquals(List.of(), facts(user(), "my/Missing", "close", "()V"));
    }

    @Test
    void two_programs_get_their_own_answers() {
        Knowledge knowledge = user();
        MethodRef close = new MethodRef("my/Stream", "close", "()V");
        assertEquals(List.of(), knowledge.factsOf(close, new Program(List.of(), name -> Optional.empty())));
        assertEquals(1, knowledge.factsOf(close, program).size());
    }

    @Test
    void a_users_facts_replace_the_built_in_ones_on_the_same_member() throws IOException {
        Knowledge knowledge = user("borrows java/lang/AutoCloseable.close()V this");
        assertEquals(
                List.of("borrows java/lang/AutoCloseable.close()V this"),
                facts(knowledge, "java/io/Reader", "close", "()V"));
    }

    @Test
    void the_later_of_two_user_files_wins() throws IOException {
        Path first = file("first.facts", "aliases my/Top.self()Lmy/Top; this");
        Path second = file("second.facts", "harmless my/Top.self()Lmy/Top;");
        Knowledge knowledge = Knowledge.load(List.of(first, second), problems::add);
        assertEquals(List.of("harmless my/Top.self()Lmy/Top;"), facts(knowledge, "my/Top", "self", "()Lmy/Top;"));
    }

    @Test
    void subtypes_of_a_harmless_type_are_harmless() {
        assertTrue(user().typeFact("my/Bytes", Verb.HARMLESS, program).isPresent());
        assertTrue(user().typeFact("java/util/stream/IntStream", Verb.HARMLESS, program)
                .isPresent());
        assertFalse(user().typeFact("java/io/FileInputStream", Verb.HARMLESS, program)
                .isPresent());
    }

    @Test
    void a_type_that_opens_something_in_its_constructor_is_not_harmless() throws IOException {
        Knowledge knowledge = user("acquires my/Bytes.<init>(Ljava/lang/String;)V");
        assertFalse(knowledge.typeFact("my/Bytes", Verb.HARMLESS, program).isPresent());
    }

    @Test
    void a_user_can_declare_a_built_in_opener_harmless() throws IOException {
        Knowledge knowledge = user("harmless java/io/RandomAccessFile");
        assertTrue(knowledge
                .typeFact("java/io/RandomAccessFile", Verb.HARMLESS, program)
                .isPresent());
        assertEquals(
                List.of(),
                facts(knowledge, "java/io/RandomAccessFile", "<init>", "(Ljava/lang/String;Ljava/lang/String;)V"));
    }

    @Test
    void a_call_is_mentioned_by_name_and_parameter_types_whatever_its_owner() {
        Knowledge knowledge = user();
        assertTrue(knowledge.mentions(new MethodRef("my/Anything", "close", "()V")));
        assertFalse(knowledge.mentions(new MethodRef("java/io/Reader", "close", "(C)V")));
        assertTrue(knowledge.mentions(new MethodRef("java/io/FileReader", "<init>", "(Ljava/lang/String;)V")));
        assertFalse(knowledge.mentions(new MethodRef("my/Anything", "<init>", "(Ljava/lang/String;)V")));
    }

    @Test
    void a_call_can_be_asked_for_some_verbs_only() {
        MethodRef put = new MethodRef("my/Anything", "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
        assertTrue(user().mentions(put, Set.of(Verb.ADDS, Verb.REMOVES)));
        assertFalse(user().mentions(put, Set.of(Verb.ACQUIRES)));
    }

    @Test
    void a_missing_file_is_an_error_and_the_rest_is_read() {
        Path missing = folder.resolve("missing.facts");
        Knowledge knowledge = Knowledge.load(List.of(missing), problems::add);
        assertEquals(
                List.of(Diagnostic.error(
                        missing.toString(),
                        "there is no such knowledge file",
                        "give the path of a readable text file in UTF-8")),
                problems);
        assertTrue(knowledge.mentions(new MethodRef("a/B", "close", "()V")));
    }

    @Test
    void a_folder_or_a_binary_file_is_an_error() throws IOException {
        Path binary = Files.write(folder.resolve("binary.facts"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Knowledge.load(List.of(folder, binary), problems::add);
        assertEquals(
                List.of(Severity.ERROR, Severity.ERROR),
                problems.stream().map(Diagnostic::severity).toList());
        assertTrue(problems.get(1).problem().contains("not UTF-8"), problems::toString);
    }

    @Test
    void a_bad_line_of_a_users_file_is_a_warning_at_its_place() throws IOException {
        Path file = file("mine.facts", "harmless my/Top", "harmles my/Left");
        Knowledge.load(List.of(file), problems::add);
        assertEquals(1, problems.size());
        assertEquals(Severity.WARNING, problems.get(0).severity());
        assertEquals(file + ":2", problems.get(0).subject());
    }

    private List<String> facts(Knowledge knowledge, String owner, String name, String descriptor) {
        return knowledge.factsOf(new MethodRef(owner, name, descriptor), program).stream()
                .map(Fact::toString)
                .toList();
    }

    private Knowledge user() {
        return Knowledge.load(List.of(), problems::add);
    }

    private Knowledge user(String... lines) throws IOException {
        Knowledge knowledge = Knowledge.load(List.of(file("user.facts", lines)), problems::add);
        assertEquals(List.of(), problems);
        return knowledge;
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines), StandardCharsets.UTF_8);
    }

    private static ClassDecl type(String name, String superName, String... interfaces) {
        return new ClassDecl(
                name, 1, superName, List.of(interfaces), "", Set.of(), List.of(), List.of(), List.of(), "test");
    }
}
