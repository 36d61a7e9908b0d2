// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Detector;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.ba.XField;
import edu.umd.cs.findbugs.ba.XMethod;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.Global;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.TraceStep;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finding as a bug of SpotBugs.
 *
 * <p>Its annotations, in this order: the class, the message ({@code {1}} of the long description), the method, the field,
 * the line, each step of the path as a text and a line, the remedy.
 */
record FindingBug(Finding finding) {
    private static final String TEXT_ROLE = "STRING_MESSAGE";

    BugInstance instance(Detector detector) {
        Element element = finding.place().element();
        BugInstance bug = new BugInstance(detector, BugType.of(finding.rule()), priority(finding.confidence()))
                .addClass(element.type());
        addText(bug, finding.message());
        Optional<XClass> type = type(element.type());
        if (!element.method().isEmpty()) {
            boolean isStatic = type.stream()
                    .flatMap(t -> t.getXMethods().stream())
                    .filter(m -> m.getName().equals(element.method()))
                    .filter(m -> m.getSignature().equals(element.descriptor()))
                    .anyMatch(XMethod::isStatic);
            bug.addMethod(element.type(), element.method(), element.descriptor(), isStatic);
        }
        if (!element.field().isEmpty()) {
            field(type(element.fieldOwner()), element.field()).forEach(bug::addField);
        }
        bug.addSourceLine(line(finding.place()));
        finding.trace().forEach(step -> addStep(bug, step));
        addText(bug, finding.remedy());
        return bug;
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

    private static void addStep(BugInstance bug, TraceStep step) {
        addText(bug, step.text());
        bug.addSourceLine(line(step.place())).describe(SourceLineAnnotation.ROLE_PATH_CONTINUES);
    }

    private static SourceLineAnnotation line(Place place) {
        String type = place.element().type();
        String file = AnalysisContext.currentAnalysisContext().lookupSourceFile(type);
        int first = place.range().startLine();
        return first == 0
                ? SourceLineAnnotation.createUnknown(type, file)
                : new SourceLineAnnotation(type, file, first, place.range().endLine(), -1, -1);
    }

    private static Stream<XField> field(Optional<XClass> type, String name) {
        return type.stream()
                .flatMap(t -> t.getXFields().stream().map(XField.class::cast))
                .filter(field -> field.getName().equals(name));
    }

    private static Optional<XClass> type(String name) {
        try {
            return Optional.of(Global.getAnalysisCache()
                    .getClassAnalysis(XClass.class, DescriptorFactory.createClassDescriptorFromDottedClassName(name)));
        } catch (CheckedAnalysisException e) {
            return Optional.empty();
        }
    }
}
