// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import io.watertight.rule.LeakPattern;
import io.watertight.rule.RuleDescription;
import io.watertight.rule.Rules;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands the findings of one group of rules to SpotBugs, as far as they lie in classes that SpotBugs visits.
 *
 * <p>SpotBugs visits the application's classes without those that its user screened out.
 */
final class GroupReport {
    private final Set<String> rules;
    private final Detector detector;
    private final BugReporter reporter;
    private final Set<String> visited = new HashSet<>();

    GroupReport(LeakPattern.Group group, Detector detector, BugReporter reporter) {
        this.rules = Rules.descriptions().stream()
                .filter(rule -> rule.group() == group)
                .map(RuleDescription::name)
                .collect(Collectors.toSet());
        this.detector = detector;
        this.reporter = reporter;
    }

    void include(ClassDescriptor type) {
        visited.add(type.getDottedClassName());
    }

    void report() {
        WholeProgram program = Global.getAnalysisCache().getDatabase(WholeProgram.class);
        program.findings().stream()
                .filter(finding -> rules.contains(finding.rule()))
                .filter(finding -> visited.contains(finding.place().element().type()))
                .map(finding -> new FindingBug(finding).instance(detector))
                .forEach(reporter::reportBug);
        visited.clear();
    }
}
