// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.owner;

import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Obligation.Root;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.obligation.flow.CallTransfer;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Loss;
import io.watertight.obligation.frame.PathWriter;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.method.MethodAnalysis;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a method says, by an annotation of its parameter, that it will release, and does not. */
public record OwnedParameters(Setting setting, MethodAnalysis analysis) {

    /** Those that are neither released nor handed on. */
    public List<Outstanding> find() {
        return analysis.given().stream()
                .filter(this::isOwned)
                .flatMap(given -> violation(given).stream())
                .toList();
    }

    /** Those that are stored in a field of the receiver, which is to answer for them. */
    public List<Owners.Stored> stored() {
        List<Owners.Stored> stored = new ArrayList<>();
        for (MethodAnalysis.Given given : analysis.given()) {
            Set<FieldRef> fields = new TreeSet<>();
            given.tracking().outcomes().forEach(outcome -> fields.addAll(outcome.fields()));
            if (!fields.isEmpty() && (isOwned(given) || fields.stream().anyMatch(setting::isOwning))) {
                Obligation obligation = obligation(given, Deadline.OWNER);
                Step taken = new Step(obligation.acquired(), Step.Event.ACQUIRED, obligation.opener());
                stored.add(new Owners.Stored(fields, obligation, List.of(taken)));
            }
        }
        return stored;
    }

    /** Whether the method says that it answers for what it is given so. */
    boolean isOwned(MethodAnalysis.Given given) {
        Optional<MethodDecl> decl =
                setting.program().declaration(analysis.frame().body().method());
        int position = analysis.frame().body().parameters().indexOf(given.variable());
        return decl.filter(d -> setting.knowledge().owes(d, d.isStatic() ? position : position - 1))
                .isPresent();
    }

    /** Of an object that could not be made, whoever wanted it still has the parts. */
    private boolean isCounted(Loss loss) {
        return !loss.outcome().isOnException() || !analysis.frame().isConstructor();
    }

    private Optional<Outstanding> violation(MethodAnalysis.Given given) {
        return given.tracking().losses().stream()
                .filter(this::isCounted)
                .findFirst()
                .map(loss -> outstanding(given, loss));
    }

    private Outstanding outstanding(MethodAnalysis.Given given, Loss loss) {
        PathWriter path = new PathWriter(analysis.frame(), loss);
        return new Outstanding(
                obligation(given, Deadline.METHOD),
                path.isExceptional() ? Outstanding.Exit.EXCEPTIONAL : Outstanding.Exit.NORMAL,
                loss.cost(),
                given.tracking().isDischargedSomewhere(),
                path.assumptions(),
                path.failure());
    }

    private Obligation obligation(MethodAnalysis.Given given, Deadline deadline) {
        Frame frame = analysis.frame();
        MethodRef method = frame.body().method();
        return new Obligation(
                given.type(),
                frame.nameInSource(given.variable()),
                false,
                CallTransfer.name(method),
                new Site(method, frame.body().line(0)),
                deadline,
                Root.OWNED,
                new Obligation.Duty(setting.types().releasingMethod(given.type()), false));
    }
}
