// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.ba.XField;
import edu.umd.cs.findbugs.ba.XMethod;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.analysis.AnnotatedObject;
import edu.umd.cs.findbugs.classfile.analysis.AnnotationValue;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether SpotBugs suppresses a finding by itself, because of its annotation in the class file.
 *
 * <p>We read the same annotation from source, for hosts without SpotBugs.
 */
final class HostSuppression {
    private static final ClassDescriptor ANNOTATION =
            DescriptorFactory.createClassDescriptor("edu/umd/cs/findbugs/annotations/SuppressFBWarnings");

    private HostSuppression() {}

    static boolean suppresses(Finding finding) {
        String type = BugType.of(finding.rule());
        return annotated(finding.place().element())
                .flatMap(HostSuppression::withScopes)
                .map(scope -> scope.getAnnotation(ANNOTATION))
                .filter(Objects::nonNull)
                .anyMatch(annotation -> names(annotation, type));
    }

    /** The method, the field and the class of the finding. */
    private static Stream<AnnotatedObject> annotated(Element element) {
        Stream<XMethod> methods = Classes.find(element.type()).stream()
                .flatMap(type -> Classes.method(type, element.method(), element.descriptor()));
        Stream<XField> fields =
                Classes.find(element.fieldOwner()).stream().flatMap(type -> Classes.field(type, element.field()));
        Stream<XClass> types = Classes.find(element.type()).stream();
        return Stream.of(methods, fields, types).flatMap(found -> found);
    }

    private static Stream<AnnotatedObject> withScopes(AnnotatedObject element) {
        return Stream.iterate(element, Objects::nonNull, AnnotatedObject::getContainingScope);
    }

    /** As SpotBugs reads it: no value stands for all types of bugs, a value for those that begin like it. */
    private static boolean names(AnnotationValue annotation, String type) {
        Object value = annotation.getValue("value");
        Object[] values = value instanceof Object[] several ? several : new Object[0];
        return values.length == 0 || Arrays.stream(values).anyMatch(one -> type.startsWith(one.toString()));
    }
}
