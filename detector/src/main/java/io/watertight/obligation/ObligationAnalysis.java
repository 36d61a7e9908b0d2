// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.leak.Deadline;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Site;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the resources of a program that are not released: summarises methods bottom-up and follows what each opens. */
public final class ObligationAnalysis {
    /** Recursive methods settle long before; a bound keeps a mistake in the lattice from hanging a build. */
    private static final int MOST_ROUNDS = 8;

    private final Setting setting;
    private final ProgramCode code;
    private final Consumer<Diagnostic> diagnostics;

    private ObligationAnalysis(
            Program program, ProgramCode code, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        this.setting = Setting.of(program, code, knowledge);
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /**
     * Every obligation of a method deadline that can be missed, in the order of methods and instructions.
     *
     * @param diagnostics receives the methods with too many paths to tell them all apart
     */
    public static List<Outstanding> analyze(
            Program program, ProgramCode code, Knowledge knowledge, Consumer<Diagnostic> diagnostics) {
        return new ObligationAnalysis(program, code, knowledge, diagnostics).run();
    }

    private List<Outstanding> run() {
        CallGraph graph = new CallGraph(code.bodies(), setting.targets());
        Map<MethodRef, List<Outstanding>> found = new HashMap<>();
        for (List<MethodRef> component : graph.componentsBottomUp()) {
            solve(component, graph.isRecursive(component), found);
        }
        List<Outstanding> all = new ArrayList<>();
        code.bodies().keySet().forEach(method -> all.addAll(found.getOrDefault(method, List.of())));
        return all;
    }

    private void solve(List<MethodRef> component, boolean recursive, Map<MethodRef, List<Outstanding>> found) {
        if (recursive) {
            setting.summaries().begin(component);
        }
        boolean changed = true;
        for (int round = 0; changed && round < MOST_ROUNDS; round++) {
            changed = false;
            for (MethodRef method : component) {
                MethodBody body = code.body(method).orElseThrow();
                MethodAnalysis analysis = MethodAnalysis.of(setting, body);
                changed |= setting.summaries().put(method, analysis.summary()) && recursive;
                if (setting.program().isAnalysed(method.owner())) {
                    found.put(method, violations(analysis));
                    reportBudget(method, analysis);
                }
            }
        }
    }

    private void reportBudget(MethodRef method, MethodAnalysis analysis) {
        if (analysis.results().stream()
                .anyMatch(followed -> !followed.tracking().isComplete())) {
            diagnostics.accept(Diagnostic.warning(
                    method.toString(),
                    "has so many paths that some tests were not told apart",
                    "read its resource findings with care, or split the method"));
        }
    }

    private static List<Outstanding> violations(MethodAnalysis analysis) {
        List<Outstanding> result = new ArrayList<>();
        List<MethodAnalysis.Result> reported = new ArrayList<>();
        for (MethodAnalysis.Result followed : analysis.results()) {
            boolean isLost = !followed.tracking().losses().isEmpty();
            if (isLost && reported.stream().noneMatch(other -> isCopy(analysis.frame(), other, followed))) {
                reported.add(followed);
                result.add(violation(analysis.frame(), followed));
            }
        }
        return result;
    }

    /** Whether two acquisitions are one in the source, copied by the compiler to several ways out of a finally clause. */
    private static boolean isCopy(Frame frame, MethodAnalysis.Result one, MethodAnalysis.Result other) {
        MethodBody body = frame.body();
        int a = one.seed().index();
        int b = other.seed().index();
        return body.line(a) == body.line(b)
                && ((Instruction.Invoke) body.instruction(a))
                        .method()
                        .equals(((Instruction.Invoke) body.instruction(b)).method())
                && !reaches(body, a, b)
                && !reaches(body, b, a);
    }

    private static boolean reaches(MethodBody body, int from, int to) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (int next : body.successors(open.pop())) {
                if (next == to) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    open.push(next);
                }
            }
        }
        return false;
    }

    private static Outstanding violation(Frame frame, MethodAnalysis.Result followed) {
        Seed seed = followed.seed();
        Loss loss = followed.tracking().losses().get(0);
        PathWriter path = new PathWriter(frame, loss);
        MethodBody body = frame.body();
        String opener = CallTransfer.name(((Instruction.Invoke) body.instruction(seed.index())).method());
        Site site = new Site(body.method(), body.line(seed.index()));
        Optional<PathWriter.Name> name = path.firstName(seed.parents());
        Obligation obligation = new Obligation(
                seed.type().type(),
                name.map(PathWriter.Name::variable).orElse(""),
                name.filter(n -> n.role() == Role.CLOSES).isPresent(),
                opener,
                site,
                Deadline.METHOD,
                seed.root());
        boolean endsWithParent = seed.isChild() && path.isExceptional();
        return new Outstanding(
                obligation,
                path.isExceptional() ? Outstanding.Exit.EXCEPTIONAL : Outstanding.Exit.NORMAL,
                loss.cost() + (endsWithParent ? Likelihood.PARENT_KEPT : Likelihood.NORMAL),
                followed.tracking().isDischargedSomewhere(),
                path.assumptions(),
                path.steps(seed.index(), opener));
    }
}
