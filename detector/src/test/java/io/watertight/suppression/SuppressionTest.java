// SPDX-License-Identifier: Apache-2.0
package io.watertight.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import io.watertight.finding.TraceStep;
import io.watertight.source.Waiver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Waiver LINES_10_TO_20 = new Waiver(Set.of("A"), lines(10, 20), Set.of("cache"), "it is fine");

    @Test
    void a_finding_within_the_scope_is_waived_with_its_reason() {
        Finding finding = finding("A", "C.java", 20, "");

        assertEquals(new Suppression(List.of(), List.of(new Waived(finding, LINES_10_TO_20))), suppress(finding));
    }

    @Test
    void a_finding_outside_the_scope_of_another_rule_or_in_another_file_is_kept() {
        List<Finding> findings =
                List.of(finding("A", "C.java", 21, ""), finding("B", "C.java", 15, ""), finding("A", "D.java", 15, ""));

        assertEquals(new Suppression(findings, List.of()), suppress(findings.toArray(Finding[]::new)));
    }

    @Test
    void a_waiver_that_names_no_rule_is_for_all() {
        Finding finding = finding("B", "C.java", 3, "");
        Waiver all = new Waiver(Set.of(), lines(1, 5), Set.of(), "");

        assertEquals(
                List.of(new Waived(finding, all)),
                Suppression.apply(List.of(finding), file -> List.of(all)).waived());
    }

    @Test
    void a_finding_about_a_field_is_waived_where_the_field_is_declared() {
        assertEquals(1, suppress(finding("A", "C.java", 90, "cache")).waived().size());
        assertEquals(0, suppress(finding("A", "C.java", 90, "other")).waived().size());
    }

    @Test
    void the_file_of_the_field_may_be_another_one_on_the_path() {
        assertEquals(
                1,
                suppress(finding("A", "D.java", 90, "cache", "C.java")).waived().size());
        assertEquals(
                0,
                suppress(finding("A", "D.java", 90, "cache", "E.java")).waived().size());
    }

    @Test
    void a_field_of_the_same_name_in_another_class_is_not_waived() {
        Place back =
                new Place(new Element("a.Back", "m", "()V", "a.Back", "cache"), "Back.java", Range.ofLine(7), "code");
        TraceStep front = new TraceStep(place("C.java", 1, ""), "calls Back.m");
        Finding finding = new Finding("A", Confidence.HIGH, "", "", back, List.of(front), "classes", "");

        assertEquals(List.of(finding), suppress(finding).kept());
    }

    @Test
    void the_order_stays() {
        Finding first = finding("A", "D.java", 9, "");
        Finding second = finding("A", "C.java", 15, "");
        Finding third = finding("A", "C.java", 1, "");

        assertEquals(List.of(first, third), suppress(first, second, third).kept());
    }

    private static Suppression suppress(Finding... findings) {
        Map<String, List<Waiver>> waivers = Map.of("C.java", List.of(LINES_10_TO_20));
        return Suppression.apply(List.of(findings), file -> waivers.getOrDefault(file, List.of()));
    }

    private static Finding finding(String rule, String file, int line, String field, String... filesOnTheWay) {
        List<TraceStep> trace = List.of(filesOnTheWay).stream()
                .map(step -> new TraceStep(place(step, 1, ""), "is called"))
                .toList();
        return new Finding(rule, Confidence.HIGH, "", "", place(file, line, field), trace, "classes", "");
    }

    private static Place place(String file, int line, String field) {
        return new Place(element(field), file, Range.ofLine(line), "code");
    }

    private static Element element(String field) {
        return new Element("a.C", "m", "()V", field.isEmpty() ? "" : "a.C", field);
    }

    private static Range lines(int first, int last) {
        return new Range(first, 1, last, 1);
    }
}
