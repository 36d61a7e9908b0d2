// SPDX-License-Identifier: Apache-2.0
package io.watertight.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnreadWaiversTest {
    private static final Set<String> SUPPRESSED = Set.of("Lany/SuppressFBWarnings;");

    private final Program program = new Program(
            List.of(
                    declared("a/Outer", SUPPRESSED),
                    declared("a/Outer$Inner", Set.of()),
                    declared("a/Members", Set.of(), "m", "f"),
                    declared("a/Plain", Set.of())),
            name -> Optional.empty());

    @Test
    void an_annotation_on_an_outer_class_is_told() {
        assertEquals(List.of("a.Outer$Inner"), subjects(finding("a.Outer$Inner", "m", "", "")));
    }

    @Test
    void annotations_on_the_method_and_on_the_field_are_told() {
        assertEquals(List.of("a.Members"), subjects(finding("a.Members", "m", "", "")));
        assertEquals(List.of("a.Plain"), subjects(finding("a.Plain", "n", "a.Members.f", "")));
        assertEquals(List.of(), subjects(finding("a.Members", "n", "a.Plain.f", "")));
    }

    @Test
    void nothing_is_told_of_a_class_without_it_or_with_source() {
        assertEquals(List.of(), subjects(finding("a.Plain", "m", "", "")));
        assertEquals(List.of(), subjects(finding("a.Missing", "m", "", "")));
        assertEquals(List.of(), subjects(finding("a.Outer", "m", "", "code")));
    }

    private List<String> subjects(Finding... findings) {
        return new UnreadWaivers(program)
                .at(List.of(findings)).stream().map(Diagnostic::subject).toList();
    }

    /** @param field {@code owner.field}; empty for none */
    private static Finding finding(String type, String method, String field, String excerpt) {
        int dot = field.lastIndexOf('.');
        Element element =
                new Element(type, method, "()V", field.substring(0, Math.max(0, dot)), field.substring(dot + 1));
        Place place = new Place(element, "a/C.java", Range.ofLine(1), excerpt);
        return new Finding("A", Confidence.HIGH, "", "", place, List.of(), "classes", "");
    }

    private static ClassDecl declared(String name, Set<String> annotations, String... suppressedMembers) {
        List<MethodDecl> methods = List.of(suppressedMembers).stream()
                .map(m -> new MethodDecl(new MethodRef(name, m, "()V"), 0, List.of(), SUPPRESSED))
                .toList();
        List<FieldDecl> fields = List.of(suppressedMembers).stream()
                .map(f -> new FieldDecl(new FieldRef(name, f, "I"), 0, "", SUPPRESSED))
                .toList();
        return new ClassDecl(
                name, 0, "java/lang/Object", List.of(), "", annotations, fields, methods, List.of(), "classes");
    }
}
