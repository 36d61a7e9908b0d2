// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.XMethod;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.TraceStep;
import io.watertight.rule.LeakPattern;

/**
 * A finding as a bug of SpotBugs.
 *
 * <p>Its annotations, in this order: the class, the message ({@code {1}} of the long description), the method, the field,
 * the line, each step of the path as a text and a line, the remedy. Its instance hash, by which hosts recognise a bug of
 * an earlier run, is the fingerprint: SpotBugs would take the hash of the message, which may name lines.
 */
record FindingBug(Finding finding, LeakPattern.Group group) {
    private static final String TEXT_ROLE = "STRING_MESSAGE";

    BugInstance instance(Detector2 detector) {
        Element element = finding.place().element();
        BugInstance bug = new BugInstance(detector, BugType.of(finding.rule()), priority(finding.confidence()))
                .addClass(element.type());
        addText(bug, finding.message());
        if (!element.method().isEmpty()) {
            bug.addMethod(element.type(), element.method(), element.descriptor(), isStatic(element));
        }
        if (!element.field().isEmpty()) {
            Classes.find(element.fieldOwner()).stream()
                    .flatMap(type -> Classes.field(type, element.field()))
                    .forEach(bug::addField);
        }
        bug.addSourceLine(line(finding.place()));
        for (int i = 0; i < finding.trace().size(); i++) {
            TraceStep step = finding.trace().get(i);
            addText(bug, step.text());
            bug.addSourceLine(line(step.place())).describe(role(i));
        }
        addText(bug, finding.remedy());
        bug.setInstanceHash(finding.fingerprint());
        return bug;
    }

    private static boolean isStatic(Element element) {
        return Classes.find(element.type()).stream()
                .flatMap(type -> Classes.method(type, element.method(), element.descriptor()))
                .anyMatch(XMethod::isStatic);
    }

    private static int priority(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> Priorities.HIGH_PRIORITY;
            case MEDIUM -> Priorities.NORMAL_PRIORITY;
            case LOW -> Priorities.LOW_PRIORITY;
        };
    }

    private static void addText(BugInstance bug, String text) {
        bug.addString(text).describe(TEXT_ROLE);
    }

    /** The path of a resource begins where it is opened, which SpotBugs has words for; the rest continues a path. */
    private String role(int step) {
        boolean opens = step == 0
                && group == LeakPattern.Group.RESOURCES
                && finding.trace().get(step).place().equals(finding.place());
        return opens ? SourceLineAnnotation.ROLE_OBLIGATION_CREATED : SourceLineAnnotation.ROLE_PATH_CONTINUES;
    }

    private static SourceLineAnnotation line(Place place) {
        String type = place.element().type();
        String file = AnalysisContext.currentAnalysisContext().lookupSourceFile(type);
        int first = place.range().startLine();
        return first == 0
                ? SourceLineAnnotation.createUnknown(type, file)
                : new SourceLineAnnotation(type, file, first, place.range().endLine(), -1, -1);
    }
}
