// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the index of the JDK's API is read, and what it answers for which release. */
class JdkIndexTest {
    private static final String FILE = """
            import java/io/IOException
            import java/util/List
            final class .Boat < .Hull@-20 .Ship@20 : AutoCloseable@19 List Runnable
             EMPTY
             p WORDS:[LString;
             <init>(I)V ! IOException
             paf steer(I[JLList;L.Ship;)LObject;@18 ! IOException@-21 java/sql/SQLException
             s of()L.Boat;
            hidden abstract class .Hull
            interface .Ship
             a sink()V ! .Wet
            enum .Side
            @interface .Wet
            """;

    @Test
    void a_type_has_the_supertypes_of_the_release() {
        assertEquals("a/Hull", boat(19).superName());
        assertEquals("a/Ship", boat(20).superName());
        assertEquals(List.of("java/util/List", "java/lang/Runnable"), boat(18).interfaces());
        assertEquals(List.of("java/lang/AutoCloseable", "java/util/List", "java/lang/Runnable"), boat(19).interfaces());
    }

    @Test
    void a_method_is_there_in_every_release_and_throws_what_that_release_says() {
        MethodRef steer = new MethodRef("a/Boat", "steer", "(I[JLjava/util/List;La/Ship;)Ljava/lang/Object;");
        assertEquals(
                List.of("java/io/IOException", "java/sql/SQLException"),
                method(boat(17), steer).exceptions());
        assertEquals(List.of("java/sql/SQLException"), method(boat(21), steer).exceptions());
        assertTrue(method(boat(17), steer).isAbstract());
        assertTrue(method(boat(17), steer).isFinal());
        assertFalse(method(boat(17), steer).isStatic());
        assertEquals(
                java.lang.reflect.Modifier.PROTECTED, method(boat(17), steer).access() & 7);
        MethodDecl of = method(boat(17), new MethodRef("a/Boat", "of", "()La/Boat;"));
        assertTrue(of.isStatic());
        assertEquals(List.of(), of.exceptions());
    }

    @Test
    void constants_are_static_final_fields_and_of_the_type_itself_unless_it_says_otherwise() {
        FieldDecl empty = boat(17).field("EMPTY").orElseThrow();
        assertEquals(new FieldRef("a/Boat", "EMPTY", "La/Boat;"), empty.ref());
        assertTrue(empty.isStatic() && empty.isFinal());
        assertEquals(
                "[Ljava/lang/String;",
                boat(17).field("WORDS").orElseThrow().ref().descriptor());
    }

    @Test
    void the_words_before_the_name_say_what_kind_of_type_it_is() {
        assertTrue(boat(17).isFinal() && !boat(17).isInterface());
        assertTrue(java.lang.reflect.Modifier.isPublic(boat(17).access()));
        assertFalse(java.lang.reflect.Modifier.isPublic(type("a/Hull").access()));
        assertTrue(java.lang.reflect.Modifier.isAbstract(type("a/Hull").access()));
        assertTrue(type("a/Ship").isInterface() && type("a/Wet").isInterface());
        assertEquals("java/lang/Object", type("a/Ship").superName());
        assertTrue(type("a/Side").isEnum());
    }

    @Test
    void what_is_not_in_the_form_is_refused() {
        IndexPackage damaged = IndexPackage.parse("a", "open class .Boat\n");
        assertThrows(IllegalArgumentException.class, () -> damaged.find("a/Boat", 17));
    }

    @Test
    void executors_became_closeable_in_19_and_lists_sequenced_in_21() {
        assertFalse(isCloseable("java/util/concurrent/ThreadPoolExecutor", 17));
        assertFalse(isCloseable("java/util/concurrent/ThreadPoolExecutor", 18));
        assertTrue(isCloseable("java/util/concurrent/ThreadPoolExecutor", 19));
        assertEquals(
                List.of("java/util/Collection"),
                JdkIndex.at(20).find("java/util/List").orElseThrow().interfaces());
        assertEquals(
                List.of("java/util/SequencedCollection"),
                JdkIndex.at(21).find("java/util/List").orElseThrow().interfaces());
    }

    @Test
    void a_program_for_an_earlier_release_is_taken_to_run_on_17() {
        assertEquals(JdkIndex.at(17).find("java/util/List"), JdkIndex.at(8).find("java/util/List"));
        assertEquals(JdkIndex.at(25).find("java/util/List"), JdkIndex.at(99).find("java/util/List"));
    }

    @Test
    void an_override_that_says_nothing_new_answers_through_the_method_it_overrides() {
        Program program = new Program(List.of(), JdkIndex.at(17));
        MethodDecl close = program.resolve(new MethodRef("java/io/FileInputStream", "close", "()V"))
                .orElseThrow();
        assertEquals(List.of("java/io/IOException"), close.exceptions());
        MethodDecl quiet = program.resolve(new MethodRef("java/io/CharArrayReader", "close", "()V"))
                .orElseThrow();
        assertEquals(List.of(), quiet.exceptions());
    }

    @Test
    void the_root_of_all_types_has_no_superclass() {
        assertEquals("", JdkIndex.at(17).find("java/lang/Object").orElseThrow().superName());
    }

    @Test
    void packages_of_the_jdk_are_known_even_if_their_types_are_not_shown() {
        JdkIndex jdk = JdkIndex.at(17);
        assertTrue(jdk.hasPackageOf("sun/nio/ch/FileChannelImpl"));
        assertTrue(jdk.find("sun/nio/ch/FileChannelImpl").isEmpty());
        assertTrue(jdk.hasPackageOf("javax/sql/RowSet"));
        assertFalse(jdk.hasPackageOf("javax/servlet/Servlet"));
        assertFalse(jdk.hasPackageOf("com/sun/jersey/Anything"));
        assertFalse(jdk.hasPackageOf("InNoPackage"));
        assertTrue(jdk.find("InNoPackage").isEmpty());
    }

    private static boolean isCloseable(String type, int release) {
        return new Program(List.of(), JdkIndex.at(release)).isSubtype(type, "java/lang/AutoCloseable") == Answer.YES;
    }

    private static ClassDecl boat(int release) {
        return IndexPackage.parse("a", FILE).find("a/Boat", release).orElseThrow();
    }

    private static ClassDecl type(String name) {
        return IndexPackage.parse("a", FILE).find(name, 17).orElseThrow();
    }

    private static MethodDecl method(ClassDecl type, MethodRef method) {
        return type.method(method.name(), method.descriptor()).orElseThrow();
    }
}
