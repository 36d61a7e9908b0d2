// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import io.watertight.finding.TraceStep;
import io.watertight.leak.FieldLeak;
import io.watertight.leak.NotHeld;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.Program;
import io.watertight.rule.Judgement;
import io.watertight.rule.Rule;
import io.watertight.rule.Rules;
import io.watertight.rule.StepWording;
import io.watertight.source.Hint;
import io.watertight.source.Located;
import io.watertight.source.SourceIndex;
import java.util.List;
import java.util.Optional;

/** Turns violations into findings: offers them to the rules and locates them in the source. */
final class FindingWriter {
    private final Program program;
    private final SourceIndex sources;
    private final List<Rule> rules = Rules.all();

    FindingWriter(Program program, SourceIndex sources) {
        this.program = program;
        this.sources = sources;
    }

    /** The finding of the first rule that claims the violation. */
    Optional<Finding> write(Violation violation) {
        for (Rule rule : rules) {
            Optional<Judgement> judgement = rule.judge(violation);
            if (judgement.isPresent()) {
                return Optional.of(finding(rule, violation, judgement.get()));
            }
        }
        return Optional.empty();
    }

    private Finding finding(Rule rule, Violation violation, Judgement judgement) {
        Subject subject = violation.accept(Subject.OF);
        Place place = place(violation.site(), subject, Hint.reading(subject.opener()));
        List<TraceStep> trace = violation.path().stream().map(this::traceStep).toList();
        return new Finding(
                rule.name(),
                judgement.confidence(),
                judgement.message(),
                judgement.remedy(),
                place,
                trace,
                program.find(violation.site().method().owner())
                        .map(ClassDecl::origin)
                        .orElse(""),
                Fingerprint.of(rule.name(), violation, subject));
    }

    private TraceStep traceStep(Step step) {
        return new TraceStep(place(step.site(), Subject.NONE, hint(step)), StepWording.of(step));
    }

    private static Hint hint(Step step) {
        return switch (step.event()) {
            case ACQUIRED, WRAPPED, GREW, CALLS -> Hint.reading(step.subject());
            case CALL_THROWS ->
                Hint.reading(step.subject().substring(0, step.subject().lastIndexOf(' ')));
            default -> Hint.any();
        };
    }

    private Place place(Site site, Subject subject, Hint hint) {
        String owner = site.method().owner();
        Element element = new Element(
                Descriptors.binaryName(owner),
                site.method().name(),
                site.method().descriptor(),
                subject.fieldOwner(),
                subject.field());
        String path = program.find(owner).map(ClassDecl::sourcePath).orElse(owner + ".java");
        Located located = sources.find(path)
                .map(file -> file.locate(site.line(), hint))
                .orElse(new Located(path, Range.ofLine(site.line()), ""));
        return new Place(element, located.path(), located.range(), located.excerpt());
    }

    /**
     * What a violation is about.
     *
     * @param fieldOwner binary name of the class that declares the field; empty when it is about none
     * @param field name of the field; empty when it is about none
     * @param opener the call that acquired the resource or made the container grow
     */
    record Subject(String fieldOwner, String field, String opener) {
        /** No field, no call. */
        static final Subject NONE = new Subject("", "", "");

        static final Violation.Cases<Subject> OF = new Violation.Cases<>() {
            @Override
            public Subject outstanding(Outstanding violation) {
                return new Subject("", "", violation.obligation().opener());
            }

            @Override
            public Subject fieldLeak(FieldLeak violation) {
                return new Subject(
                        Descriptors.binaryName(violation.field().owner()),
                        violation.field().name(),
                        violation.obligation().opener());
            }

            @Override
            public Subject unboundedGrowth(UnboundedGrowth violation) {
                return new Subject(
                        Descriptors.binaryName(violation.container().owner()),
                        violation.container().name(),
                        violation.cause().call());
            }

            @Override
            public Subject retained(Retained violation) {
                return new Subject(
                        violation
                                .field()
                                .map(field -> Descriptors.binaryName(field.owner()))
                                .orElse(""),
                        violation.field().map(FieldRef::name).orElse(""),
                        violation.call());
            }

            @Override
            public Subject notHeld(NotHeld violation) {
                return new Subject("", "", violation.releaser());
            }
        };
    }
}
