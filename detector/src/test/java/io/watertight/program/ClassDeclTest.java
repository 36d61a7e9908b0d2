// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassDeclTest {

    @ParameterizedTest
    @CsvSource({
        "a/b/C,            C.java,      a/b/C.java",
        "a/b/C$D,          C.java,      a/b/C.java",
        "a/b/Second,       First.java,  a/b/First.java",
        "Top,              Top.java,    Top.java",
        "a/Tool,           Tool.kt,     a/Tool.kt",
    })
    void the_class_file_names_its_source(String name, String sourceFile, String path) {
        assertEquals(path, Declared.type(name, "").from(sourceFile).decl().sourcePath());
    }

    @ParameterizedTest
    @CsvSource({
        "a/b/C,      a/b/C.java",
        "a/b/C$D$1,  a/b/C.java",
        "a/b/$Gen,   a/b/$Gen.java",
        "a/b/$Gen$1, a/b/$Gen.java",
        "Top,        Top.java",
    })
    void without_a_source_name_the_top_level_class_gives_it(String name, String path) {
        assertEquals(path, Declared.type(name, "").decl().sourcePath());
    }

    @Test
    void members_are_found_by_name_and_methods_by_descriptor_too() {
        ClassDecl decl = Declared.type("A", "").with("m", "(I)V").decl();

        assertTrue(decl.method("m", "(I)V").isPresent());
        assertTrue(decl.method("m", "(J)V").isEmpty());
        assertTrue(Declared.type("A", "").withField("f").decl().field("f").isPresent());
        assertTrue(decl.field("f").isEmpty());
    }

    @Test
    void an_enum_and_an_interface_are_told_by_header() {
        assertTrue(Declared.type("E", "java/lang/Enum").decl().isEnum());
        assertFalse(Declared.type("E", "java/lang/Object").decl().isEnum());
        assertTrue(Declared.type("I", "java/lang/Object").asInterface().decl().isInterface());
    }

    @Test
    void what_cannot_be_overridden_is_final() {
        MethodRef method = new MethodRef("A", "m", "()V");

        assertTrue(new MethodDecl(method, Modifier.FINAL, List.of(), Set.of()).isFinal());
        assertTrue(new MethodDecl(method, Modifier.PRIVATE, List.of(), Set.of()).isFinal());
        assertTrue(new MethodDecl(method, Modifier.STATIC, List.of(), Set.of()).isFinal());
        assertTrue(new MethodDecl(new MethodRef("A", "<init>", "()V"), 0, List.of(), Set.of()).isFinal());
        assertFalse(new MethodDecl(method, Modifier.PUBLIC, List.of(), Set.of()).isFinal());
    }

    @Test
    void later_changes_of_a_given_list_do_not_reach_it() {
        List<String> interfaces = new java.util.ArrayList<>(List.of("I"));
        ClassDecl decl = new ClassDecl("A", 0, "", interfaces, "", Set.of(), List.of(), List.of(), List.of(), "test");
        interfaces.add("J");

        assertEquals(List.of("I"), decl.interfaces());
    }
}
