// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.program.AnnotationText;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipAnnotationsTest {
    private static final String OPEN = "()Ljava/io/InputStream;";
    private static final String KEEP = "(ILjava/io/InputStream;)V";

    @Test
    void an_annotation_counts_whatever_its_package() {
        assertEquals(
                List.of("acquires shop/Store.open" + OPEN + " result"),
                facts(method("open", OPEN, Set.of("Lany/where/MustBeClosed;"), List.of())));
        assertEquals(List.of(), facts(method("open", OPEN, Set.of("Lany/where/MayBeClosed;"), List.of())));
        assertEquals(
                1,
                facts(method("open", OPEN, Set.of("LMustBeClosed;"), List.of())).size());
        assertEquals(
                1,
                facts(method("open", OPEN, Set.of("La/Marks$MustBeClosed;"), List.of()))
                        .size());
    }

    @Test
    void a_parameter_of_a_method_is_taken_and_that_of_a_constructor_kept_by_the_object() {
        List<Set<String>> owning = List.of(Set.of(), Set.of("La/Owning;"));
        assertEquals(
                List.of("takes-ownership shop/Store.keep" + KEEP + " arg1"),
                facts(method("keep", KEEP, Set.of(), owning)));
        assertEquals(
                List.of("wraps shop/Store.<init>" + KEEP + " arg1"), facts(method("<init>", KEEP, Set.of(), owning)));
    }

    @Test
    void a_method_without_a_result_hands_nothing_out() {
        assertEquals(List.of(), facts(method("run", "()V", Set.of("La/Owning;"), List.of())));
        assertEquals(List.of(), facts(method("size", "()I", Set.of("La/MustBeClosed;"), List.of())));
    }

    @Test
    void a_class_that_names_its_end_owes_it_for_each_object() {
        MethodDecl constructor = method("<init>", "()V", Set.of(), List.of());
        MethodDecl stop = method("stop", "()V", Set.of(), List.of());
        assertEquals(
                List.of("acquires shop/Store.<init>()V result", "releases shop/Store.stop()V this"),
                facts(
                        Set.of("La/MustCall;"),
                        List.of(new AnnotationText("La/MustCall;", "value", "stop")),
                        List.of(constructor, stop)));
        assertEquals(
                List.of("harmless shop/Store"), facts(Set.of("La/MustCall;"), List.of(), List.of(constructor, stop)));
    }

    @Test
    void an_object_that_takes_something_over_owes_that_alone() {
        MethodDecl constructor = method("<init>", KEEP, Set.of(), List.of(Set.of(), Set.of("La/Owning;")));
        assertEquals(
                List.of("wraps shop/Store.<init>" + KEEP + " arg1"),
                facts(
                        Set.of("La/InheritableMustCall;"),
                        List.of(new AnnotationText("La/InheritableMustCall;", "value", "close")),
                        List.of(constructor)));
    }

    @Test
    void what_a_method_ensures_counts_if_it_releases() {
        assertEquals(List.of("releases shop/Store.keep" + KEEP + " arg1"), ensured("#2", "close"));
        assertEquals(List.of("releases shop/Store.keep" + KEEP + " this"), ensured("this", "close"));
        assertEquals(List.of(), ensured("#2", "setName"));
        assertEquals(List.of(), ensured("#3", "close"));
        assertEquals(List.of(), ensured("this.in", "close"));
    }

    private static List<String> ensured(String expression, String called) {
        String annotation = "La/EnsuresCalledMethods;";
        return facts(new MethodDecl(
                new MethodRef("shop/Store", "keep", KEEP),
                0,
                List.of(),
                Set.of(annotation),
                List.of(
                        new AnnotationText(annotation, "value", expression),
                        new AnnotationText(annotation, "methods", called)),
                List.of()));
    }

    private static MethodDecl method(
            String name, String descriptor, Set<String> annotations, List<Set<String>> onParameters) {
        return new MethodDecl(new MethodRef("shop/Store", name, descriptor), 0, List.of(), annotations, onParameters);
    }

    private static List<String> facts(MethodDecl method) {
        return facts(Set.of(), List.of(), List.of(method));
    }

    private static List<String> facts(Set<String> annotations, List<AnnotationText> texts, List<MethodDecl> methods) {
        ClassDecl store = new ClassDecl(
                "shop/Store",
                0,
                "java/lang/Object",
                List.of(),
                "Store.java",
                annotations,
                texts,
                List.of(),
                methods,
                List.of(),
                "shop.jar");
        return OwnershipAnnotations.builtIn().factsOf(List.of(store), "close"::equals).stream()
                .map(Fact::toString)
                .toList();
    }
}
