// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static io.watertight.program.Declared.object;
import static io.watertight.program.Declared.program;
import static io.watertight.program.Declared.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final String OBJECT = "java/lang/Object";

    @Test
    void classes_are_sorted_and_the_first_of_a_name_wins() {
        Program program = program(
                type("B", OBJECT),
                type("A", OBJECT).with("first", "()V"),
                type("A", OBJECT).with("second", "()V"));

        assertEquals(
                List.of("A", "B"),
                program.classes().stream().map(ClassDecl::name).toList());
        assertTrue(program.find("A").orElseThrow().method("first", "()V").isPresent());
    }

    @Test
    void an_analysed_class_hides_one_of_the_context() {
        ClassLookup context =
                name -> Optional.of(type(name, OBJECT).from("Context.java").decl());
        Program program = program(context, type("A", OBJECT).from("Analysed.java"));

        assertEquals("Analysed.java", program.find("A").orElseThrow().sourceFile());
        assertEquals("Context.java", program.find("B").orElseThrow().sourceFile());
        assertTrue(program.isAnalysed("A"));
        assertFalse(program.isAnalysed("B"));
    }

    @Test
    void a_call_selects_the_owner_then_superclasses_then_interfaces() {
        Program program = program(
                type("I", OBJECT).asInterface().with("m", "()V"),
                type("Top", OBJECT).with("m", "()V"),
                type("Middle", "Top").implementing("I"),
                type("Bottom", "Middle").with("n", "()V"));

        assertEquals("Top.m()V", resolved(program, "Bottom", "m"));
        assertEquals("Bottom.n()V", resolved(program, "Bottom", "n"));
        assertEquals("nothing", resolved(program, "Middle", "n"));
    }

    @Test
    void a_default_method_of_a_far_interface_is_selected_last() {
        Program program = program(
                type("I", OBJECT).asInterface().with("m", "()V"),
                type("J", OBJECT).asInterface().implementing("I"),
                type("A", OBJECT).implementing("J"));

        assertEquals("I.m()V", resolved(program, "A", "m"));
    }

    @Test
    void a_declaration_is_looked_for_in_its_very_owner_only() {
        Program program = program(type("Top", OBJECT).with("m", "()V"), type("Bottom", "Top"));

        assertTrue(program.declaration(new MethodRef("Top", "m", "()V")).isPresent());
        assertTrue(program.declaration(new MethodRef("Bottom", "m", "()V")).isEmpty());
    }

    @Test
    void a_field_is_inherited() {
        Program program = program(type("Top", OBJECT).withField("f"), type("Bottom", "Top"));

        assertEquals(
                "Top.f:I",
                program.resolve(new FieldRef("Bottom", "f", "I"))
                        .map(f -> f.ref().toString())
                        .orElse("nothing"));
        assertTrue(program.resolve(new FieldRef("Bottom", "g", "I")).isEmpty());
    }

    @Test
    void supertypes_are_the_superclasses_and_then_the_interfaces() {
        Program program = program(
                type("I", OBJECT).asInterface(),
                type("J", OBJECT).asInterface().implementing("I"),
                type("Top", OBJECT).implementing("J"),
                type("Bottom", "Top").implementing("I"));

        assertEquals(List.of("Bottom", "Top", OBJECT, "I", "J"), List.copyOf(program.supertypes("Bottom")));
        assertEquals(Answer.YES, program.isSubtype("Bottom", "I"));
        assertEquals(Answer.YES, program.isSubtype("Bottom", "Bottom"));
        assertEquals(Answer.NO, program.isSubtype("Top", "Bottom"));
    }

    @Test
    void a_missing_supertype_turns_no_into_unknown_and_leaves_yes() {
        Program program = program(
                type("I", OBJECT).asInterface(), type("A", "gone/Missing").implementing("I"));

        assertEquals(Answer.YES, program.isSubtype("A", "I"));
        assertEquals(Answer.YES, program.isSubtype("A", "gone/Missing"));
        assertEquals(Answer.YES, program.isSubtype("A", OBJECT));
        assertEquals(Answer.UNKNOWN, program.isSubtype("A", "B"));
        assertEquals(Answer.UNKNOWN, program.isSubtype("gone/Missing", "I"));
    }

    @Test
    void a_missing_interface_turns_no_into_unknown() {
        Program program = program(type("A", OBJECT).implementing("gone/I"), type("B", OBJECT));

        assertEquals(Answer.UNKNOWN, program.isSubtype("A", "B"));
        assertEquals(Answer.NO, program.isSubtype("B", "A"));
    }

    @Test
    void everything_is_an_object_and_arrays_are_little_more() {
        Program program = program(type("A", OBJECT));

        assertEquals(Answer.YES, program.isSubtype("gone/Missing", OBJECT));
        assertEquals(Answer.YES, program.isSubtype("[LA;", OBJECT));
        assertEquals(Answer.YES, program.isSubtype("[LA;", "java/lang/Cloneable"));
        assertEquals(Answer.NO, program.isSubtype("[LA;", "A"));
    }

    @Test
    void arrays_of_references_are_as_related_as_their_elements() {
        Program program = program(type("Top", OBJECT), type("Bottom", "Top"), type("Odd", "gone/Missing"));

        assertEquals(Answer.YES, program.isSubtype("[LBottom;", "[LTop;"));
        assertEquals(Answer.YES, program.isSubtype("[[LBottom;", "[[Ljava/lang/Object;"));
        assertEquals(Answer.YES, program.isSubtype("[[I", "[Ljava/lang/Object;"));
        assertEquals(Answer.NO, program.isSubtype("[LTop;", "[LBottom;"));
        assertEquals(Answer.UNKNOWN, program.isSubtype("[LOdd;", "[LTop;"));
        assertEquals(Answer.NO, program.isSubtype("[I", "[Ljava/lang/Object;"));
        assertEquals(Answer.NO, program.isSubtype("[I", "[J"));
    }

    @Test
    void a_hierarchy_that_runs_in_a_circle_ends() {
        Program program = program(
                type("A", "B").implementing("I"),
                type("B", "A"),
                type("I", OBJECT).implementing("I"));

        assertEquals(Answer.YES, program.isSubtype("A", "B"));
        assertEquals(Answer.NO, program.isSubtype("A", "C"));
        assertEquals(List.of("B", "A"), List.copyOf(program.analysedSubtypes("A")));
    }

    @Test
    void subtypes_are_sorted_by_distance_and_name() {
        Program program = program(
                type("I", OBJECT).asInterface(),
                type("Z", OBJECT).implementing("I"),
                type("C", OBJECT).implementing("I"),
                type("A", "Z"),
                type("J", OBJECT).asInterface().implementing("I"),
                type("B", OBJECT).implementing("J", "I"));

        assertEquals(List.of("B", "C", "J", "Z", "A"), List.copyOf(program.analysedSubtypes("I")));
        assertEquals(List.of(), List.copyOf(program.analysedSubtypes("A")));
    }

    @Test
    void the_context_is_asked_for_what_is_not_analysed() {
        Map<String, ClassDecl> jdk = Map.of(
                OBJECT,
                object().decl(),
                "Stream",
                type("Stream", OBJECT).with("close", "()V").decl());
        Program program = program(name -> Optional.ofNullable(jdk.get(name)), type("Mine", "Stream"));

        assertEquals("Stream.close()V", resolved(program, "Mine", "close"));
        assertEquals(Answer.YES, program.isSubtype("Mine", "Stream"));
        assertEquals(Answer.NO, program.isSubtype("Stream", "Mine"));
    }

    @Test
    void a_dependency_that_was_looked_into_is_known_and_not_analysed() {
        ClassDecl pipe =
                type("Pipe", OBJECT).implementing("Sink").with("m", "()V").decl();
        Map<String, ClassDecl> library =
                Map.of("Sink", type("Sink", OBJECT).asInterface().decl(), "Pipe", pipe);
        Program headers = program(name -> Optional.ofNullable(library.get(name)), type("Mine", "Pipe"));
        MethodDecl method = pipe.methods().get(0);
        Program program = headers.withDependencies(library.values(), Set.of(method.ref()), Set.of("Pipe"));

        assertEquals(
                List.of("Mine"), program.classes().stream().map(ClassDecl::name).toList());
        assertFalse(program.isAnalysed("Pipe"));
        assertTrue(program.isKnown("Pipe") && program.isWhole("Pipe") && program.hasCode(method));
        assertFalse(program.isWhole("Sink"));
        assertFalse(headers.isKnown("Pipe") || headers.isWhole("Pipe") || headers.hasCode(method));
        assertEquals(List.of("Pipe", "Mine"), List.copyOf(program.knownSubtypes("Sink")));
        assertEquals(List.of(), List.copyOf(headers.knownSubtypes("Sink")));
        assertEquals(List.of(), List.copyOf(program.analysedSubtypes("Sink")));
    }

    @Test
    void a_nest_is_the_same_seen_from_its_host_and_from_a_member() {
        Program program = program(
                type("Host", OBJECT).inNestWith("Host$A", "Host$B"),
                type("Host$A", OBJECT).inNestWith("Host"),
                type("Host$B", OBJECT).inNestWith("Host"),
                type("Alone", OBJECT));

        assertEquals(Set.of("Host", "Host$A", "Host$B"), program.nestOf("Host"));
        assertEquals(program.nestOf("Host"), program.nestOf("Host$B"));
        assertEquals(Set.of("Alone"), program.nestOf("Alone"));
    }

    private static String resolved(Program program, String owner, String method) {
        return program.resolve(new MethodRef(owner, method, "()V"))
                .map(m -> m.ref().toString())
                .orElse("nothing");
    }
}
