// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.ba.XField;
import edu.umd.cs.findbugs.ba.XMethod;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.Global;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up in SpotBugs what our findings name. */
final class Classes {
    private Classes() {}

    /** The class, by its binary name; empty when SpotBugs does not know it. */
    static Optional<XClass> find(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Global.getAnalysisCache()
                    .getClassAnalysis(XClass.class, DescriptorFactory.createClassDescriptorFromDottedClassName(name)));
        } catch (CheckedAnalysisException e) {
            return Optional.empty();
        }
    }

    static Stream<XMethod> method(XClass type, String name, String descriptor) {
        return type.getXMethods().stream()
                .map(XMethod.class::cast)
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getSignature().equals(descriptor));
    }

    static Stream<XField> field(XClass type, String name) {
        return type.getXFields().stream()
                .map(XField.class::cast)
                .filter(field -> field.getName().equals(name));
    }
}
