// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.growth.candidate.ArrayCase;
import io.watertight.growth.candidate.ContainerCase;
import io.watertight.growth.candidate.HandGrownCase;
import io.watertight.growth.candidate.Ranking;
import io.watertight.growth.candidate.Siblings;
import io.watertight.growth.code.Names;
import io.watertight.growth.holding.Holding;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.registration.CancelledTasks;
import io.watertight.growth.registration.Registrations;
import io.watertight.growth.registration.StaticExecutors;
import io.watertight.growth.registration.Subscriptions;
import io.watertight.growth.registration.WrappedGlobals;
import io.watertight.growth.thread.ThreadValues;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.leak.BoundedContainer;
import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.Violation;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The growth engine: sends every retained container through gates, each of which is evidence of a bound. What passes all
 * of them is reported; what does not keeps the gate that stopped it as its reason.
 *
 * <p>Retained is what static fields hold, what objects hold that live as long as the application, and what several threads
 * use; of other objects only what grows most clearly.
 */
public final class GrowthAnalysis {
    private final ProgramIndex index;
    private final List<Violation> grown = new ArrayList<>();
    private final List<BoundedContainer> silent = new ArrayList<>();
    /** The containers of the class at hand from which something is removed. */
    private final List<ContainerCase> cleaned = new ArrayList<>();

    private GrowthAnalysis(ProgramIndex index) {
        this.index = index;
    }

    /**
     * What came out.
     *
     * @param grown containers without evidence of a bound, sorted by field, then what is registered and never taken back
     * @param silent the other ones and why they are silent, sorted by field
     */
    public record Outcome(List<Violation> grown, List<BoundedContainer> silent) {
        public Outcome {
            grown = List.copyOf(grown);
            silent = List.copyOf(silent);
        }
    }

    /**
     * Judges the containers in fields of the analysed classes.
     *
     * @param code bodies of at least the methods that {@link GrowthInterest} names, and all calls
     */
    public static Outcome analyze(Program program, ProgramCode code, Knowledge knowledge) {
        GrowthAnalysis analysis = new GrowthAnalysis(new ProgramIndex(program, code, knowledge));
        for (ClassDecl decl : program.classes()) {
            decl.fields().stream().sorted((a, b) -> a.ref().compareTo(b.ref())).forEach(analysis::judge);
            analysis.judgeSiblings();
        }
        List<Retained> registered = new Registrations(analysis.index, code).find();
        Set<Site> told = registered.stream().map(Retained::site).collect(Collectors.toSet());
        analysis.grown.addAll(registered);
        new Subscriptions(analysis.index, code)
                .find().stream()
                        .filter(subscription -> !told.contains(subscription.site()))
                        .forEach(analysis.grown::add);
        analysis.grown.addAll(new WrappedGlobals(analysis.index).find());
        analysis.grown.addAll(new CancelledTasks(analysis.index, code).find());
        return new Outcome(analysis.grown, analysis.silent);
    }

    /** Looks once more at the containers of one class from which something is removed: by the same methods? */
    private void judgeSiblings() {
        Siblings siblings = new Siblings(cleaned.stream()
                .flatMap(container -> container.sibling().stream())
                .toList());
        for (ContainerCase container : cleaned) {
            container
                    .sibling()
                    .flatMap(siblings::forgetting)
                    .map(method -> new Miss(
                            Miss.Kind.REMOVAL_ELSEWHERE,
                            Names.call(method) + " removes from its siblings and not from it"))
                    .ifPresent(miss -> grown.add(new Ranking(container, index).growthDespite(miss)));
        }
        cleaned.clear();
    }

    private void judge(FieldDecl field) {
        if (index.types.isThreadLocal(field.ref().descriptor())) {
            new ThreadValues(index).judge(field).ifPresent(grown::add);
            return;
        }
        if (field.isStatic() && StaticExecutors.isExecutor(field.ref().descriptor(), index.types)) {
            new StaticExecutors(index).judge(field).ifPresent(grown::add);
            return;
        }
        if (ArrayCase.isArray(field)) {
            judge(new ArrayCase(field, index));
            return;
        }
        if (HandGrownCase.isCandidate(field, index.program)) {
            judge(new HandGrownCase(field, index));
        }
        if (!index.types.isContainer(field.ref().descriptor())) {
            return;
        }
        Holding holding = new Holding(field, index);
        if (holding.isShortLived() || (holding.isUnheld() && !holding.hasSiblings())) {
            silent.add(new BoundedContainer(field.ref(), Reason.SHORT_LIVED, ""));
            return;
        }
        ContainerCase container = new ContainerCase(holding, index);
        Optional<BoundedContainer> bounded = container.bounded();
        if (bounded.isPresent()) {
            silent.add(bounded.get());
            if (bounded.get().reason() == Reason.REMOVED) {
                cleaned.add(container);
            }
            return;
        }
        Ranking ranking = new Ranking(container, index);
        if (ranking.keysAreClosed()) {
            silent.add(new BoundedContainer(
                    field.ref(), Reason.CLOSED_KEYS, ranking.key().clause()));
        } else if (ranking.isShortLived()) {
            silent.add(new BoundedContainer(field.ref(), Reason.SHORT_LIVED, ""));
        } else {
            grown.add(container.miss().map(ranking::growthDespite).orElseGet(ranking::growth));
        }
    }

    private void judge(HandGrownCase value) {
        if (value.isGrown()) {
            value.bounded().ifPresentOrElse(silent::add, () -> grown.add(value.growth()));
        }
    }

    private void judge(ArrayCase array) {
        if (array.isGrown()) {
            array.bounded().ifPresentOrElse(silent::add, () -> grown.add(array.growth()));
        }
    }
}
