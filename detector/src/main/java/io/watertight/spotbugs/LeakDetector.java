// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import io.watertight.rule.Rules;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports the findings of one group of rules to SpotBugs, as far as they lie in classes that SpotBugs visits.
 *
 * <p>SpotBugs visits the application's classes without those that its user screened out. There is one class for each
 * group, because SpotBugs makes detectors by the names of their classes and lets its users switch them off one by one.
 */
abstract sealed class LeakDetector implements Detector2
        permits ConcurrencyLeakDetector,
                FieldLeakDetector,
                MemoryLeakDetector,
                RegistrationLeakDetector,
                ResourceLeakDetector {
    private final LeakPattern.Group group;
    private final Set<String> rules;
    private final BugReporter reporter;
    private final Set<String> visited = new HashSet<>();

    LeakDetector(LeakPattern.Group group, BugReporter reporter) {
        this.group = group;
        this.rules = Rules.descriptions().stream()
                .filter(rule -> rule.group() == group)
                .map(RuleDescription::name)
                .collect(Collectors.toSet());
        this.reporter = reporter;
    }

    @Override
    public final String getDetectorClassName() {
        return getClass().getName();
    }

    @Override
    public final void visitClass(ClassDescriptor type) {
        visited.add(type.getDottedClassName());
    }

    @Override
    public final void finishPass() {
        if (visited.isEmpty()) {
            return;
        }
        WholeProgram program = Global.getAnalysisCache().getDatabase(WholeProgram.class);
        program.findings().stream()
                .filter(finding -> rules.contains(finding.rule()))
                .filter(finding -> visited.contains(finding.place().element().type()))
                .map(finding -> new FindingBug(finding, group).instance(this))
                .forEach(reporter::reportBug);
        visited.clear();
    }
}
