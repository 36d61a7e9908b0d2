// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Element;
import io.watertight.finding.Unreported;
import io.watertight.growth.GrowthAnalysis;
import io.watertight.leak.BoundedContainer;
import io.watertight.leak.Silence;
import io.watertight.leak.Violation;
import io.watertight.obligation.ObligationAnalysis;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the engines side by side and puts what they say into one order. */
final class Engines {
    private Engines() {}

    /**
     * What came out.
     *
     * @param violations in a fixed order
     * @param unreported everything else that was looked at, sorted
     */
    record Result(List<Violation> violations, List<Unreported> unreported) {}

    static Result run(Program program, Lowering lowering, Consumer<Diagnostic> diagnostics) {
        DependencyCode all = lowering.dependencies();
        CompletableFuture<GrowthAnalysis.Outcome> growth = CompletableFuture.supplyAsync(
                () -> GrowthAnalysis.analyze(program, lowering.code(), lowering.knowledge()));
        ObligationAnalysis.Result obligations =
                ObligationAnalysis.analyze(all.program(), all.code(), lowering.knowledge(), diagnostics);
        List<Violation> violations = new ArrayList<>(obligations.violations());
        violations.addAll(growth.join().grown());
        List<Unreported> unreported = Stream.concat(
                        obligations.silences().stream().map(Engines::unreported),
                        growth.join().silent().stream().map(Engines::unreported))
                .sorted()
                .toList();
        return new Result(violations, unreported);
    }

    private static Unreported unreported(Silence silence) {
        MethodRef method = silence.site().method();
        Element element =
                new Element(Descriptors.binaryName(method.owner()), method.name(), method.descriptor(), "", "");
        return new Unreported(
                element,
                silence.site().line(),
                silence.subject(),
                silence.reason().words(),
                silence.detail());
    }

    private static Unreported unreported(BoundedContainer container) {
        String owner = Descriptors.binaryName(container.container().owner());
        Element element =
                new Element(owner, "", "", owner, container.container().name());
        String gate = container.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String detail = container.detail().isEmpty() ? gate : gate + ": " + container.detail();
        return new Unreported(element, 0, container.container().name(), Silence.Reason.BOUNDED.words(), detail);
    }
}
