// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactParserTest {
    private final List<Diagnostic> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acquires a/B.open()La/C; result",
                "acquires a/B.<init>([[ILa/C;J)V result",
                "acquires a/B.open()V this",
                "acquires a/B.statement()La/C; result via this",
                "acquires a/B.tryLock()Z this when true",
                "releases a/B.close(La/C;)V arg0",
                "wraps a/B.<init>(ILa/C;)V arg1",
                "releases a/B.connect()V this when thrown",
                "takes-ownership a/B.offer(La/C;)Z arg0 when true",
                "takes-ownership a/B.putIfAbsent(La/C;La/C;)La/C; arg1 when null",
                "borrows a/B.read([La/C;)I arg0",
                "returns-owned a/B.borrow()La/C; result",
                "aliases a/B.self()La/B; this",
                "harmless a/B$C",
                "harmless a/B.standard()La/B;",
                "adds a/B.put(I)V arg0",
                "adds a/B.fill(La/C;La/D;)V arg1 via arg0",
                "removes a/B.clear()V this",
                "bounds a/B",
                "bounds a/B.<init>(I)V",
                "registers a/B.hook(La/C;)V arg0",
                "registers a/B.register(La/C;)La/B; this via arg0",
                "unregisters a/B.unhook(La/C;)V arg0",
                "unregisters a/B.reset()V all",
                "binds a/B.set(La/C;)V this",
                "binds a/B.put(JLa/C;)V arg0",
                "unbinds a/B.clear()V all",
                "lasts a/B",
            })
    void a_complete_line_is_a_fact_that_prints_as_it_was_written(String line) {
        assertEquals(line, fact(line).toString());
    }

    @Test
    void an_opener_is_about_its_result_unless_the_line_says_otherwise() {
        assertEquals(Operand.RESULT, fact("acquires a/B.<init>()V").operand());
        assertEquals(Operand.RESULT, fact("acquires a/B.open()La/C; via this").operand());
        assertEquals(
                Optional.of(Operand.THIS),
                fact("acquires a/B.open()La/C; via this").via());
    }

    @Test
    void comments_and_blank_lines_are_skipped_and_lines_count_from_one() {
        FactFile file = read("# a comment", "", "   ", "  harmless  a/B  # of course");
        assertEquals("test.facts:4", file.facts().get(0).location());
        assertEquals(List.of(), problems);
    }

    @Test
    void after_a_bad_line_the_rest_is_read() {
        assertEquals(1, read("nonsense", "harmless a/B").facts().size());
        assertEquals("test.facts:1", problems.get(0).subject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            acquire a/B.open()La/C;                  | 'acquire' is no verb                    | did you mean 'acquires'?
            take-ownership a/B.put(La/C;)V arg0      | 'take-ownership' is no verb             | did you mean 'takes-ownership'?
            harmfree a/B                             | 'harmfree' is no verb                   | The verbs are acquires, holds, releases,
            acquires                                 | 'acquires' says nothing                 | write it in the notation of class files
            acquires a/B                             | 'acquires' needs a method               | write it in the notation of class files
            harmless java.util.Map                   | 'java.util.Map' is neither              | write java/util/Map for a type
            acquires a.B.open()La/C;                 | 'a.B.open()La/C;' is no method          | such as java/util/List.add(
            acquires a/B.open()                      | 'a/B.open()' is no method               | such as java/util/List.add(
            acquires a/B.open(La/C)La/D;             | is no method                            | such as java/util/List.add(
            acquires a/B.<init>()La/B;               | returns something                       | let its descriptor end in V
            acquires a/B.<clinit>()V                 | is no method                            | such as java/util/List.add(
            acquires a/B.open()V                     | returns no object                       | name the operand, such as 'this'
            acquires a/B.open()I result              | returns no object                       | name the operand, such as 'this'
            releases a/B.close(La/C;)V               | does not say which value                | add this or arg0 after the method
            releases a/B.close(La/C;)V arg           | 'arg' is no operand                     | write this or arg0
            releases a/B.close(La/C;)V arg1          | 'arg1' is beyond the 1 parameters       | parameters count from 0
            releases a/B.close()V arg0               | 'arg0' is beyond the 0 parameters       | write this
            releases a/B.close(I)V arg0              | is a primitive value                    | name the operand that holds the resource
            harmless a/B this                        | 'this' is too much                      | one fact per line
            bounds a/B.<init>(I)V arg0               | 'bounds' has no operand                 | remove 'arg0'
            wraps a/B.of(La/C;)La/B; arg0 via this   | 'via' does not go with 'wraps'          | use it after 'acquires'
            acquires a/B.open()La/C; via             | 'via' does not say which parent         | add this
            acquires a/B.open()La/C; via that        | 'that' is no operand                    | write this
            acquires a/B.tryLock()Z this when maybe  | 'when maybe' is no condition            | true, false, null, non-null or thrown
            acquires a/B.tryLock()Z this when        | 'when ' is no condition                 | true, false, null, non-null or thrown
            acquires a/B.open()La/C; when thrown     | does not go with 'acquires'             | after 'releases' only
            acquires a/B.tryLock()Z this when null   | cannot return 'null'                    | true and false with a boolean
            acquires a/B.open()La/C; when true       | cannot return 'true'                    | null and non-null with an object
            binds a/B.put(La/C;)V                    | does not say which value                | add this or arg0 after the method
            removes a/B.clear()V all                 | 'all' does not go with 'removes'        | write this
            registers a/B.put(La/C;)V all            | 'all' does not go with 'registers'      | write this or arg0
            releases a/B.close()V this that          | 'that' is too much                      | one fact per line
            """)
    void a_bad_line_says_what_is_wrong_and_what_would_be_right(String line, String problem, String remedy) {
        assertEquals(List.of(), read(line).facts());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).problem().contains(problem), problems::toString);
        assertTrue(problems.get(0).remedy().contains(remedy), problems::toString);
    }

    private Fact fact(String line) {
        FactFile file = read(line);
        assertEquals(List.of(), problems);
        return file.facts().get(0);
    }

    private FactFile read(String... lines) {
        return FactFile.parse("test.facts", List.of(lines), problems::add);
    }
}
