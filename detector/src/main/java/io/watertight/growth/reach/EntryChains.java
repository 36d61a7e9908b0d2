// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.reach;

import io.watertight.growth.code.Dispatch;
import io.watertight.growth.code.Names;
import io.watertight.ir.Outline;
import io.watertight.ir.ProgramCode;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** From where a growth site can be driven: the shortest way back over the call graph to an entry point. */
public final class EntryChains {
    private static final int BUDGET = 2_000;

    private final Program program;
    private final ProgramCode code;
    private final Dispatch dispatch;
    private final Reachability reach;
    private final Entries entries;

    public EntryChains(Program program, ProgramCode code, Dispatch dispatch, Reachability reach, Entries entries) {
        this.program = program;
        this.code = code;
        this.dispatch = dispatch;
        this.reach = reach;
        this.entries = entries;
    }

    /**
     * The methods from an entry point down to {@code method}, both included. An entry point is called by a library, or by
     * nobody in the program; when every way back ends in a cycle, the nearest accessible method is taken.
     */
    public List<MethodRef> to(MethodRef method) {
        Map<MethodRef, MethodRef> calls = new HashMap<>();
        Deque<MethodRef> open = new ArrayDeque<>(List.of(method));
        calls.put(method, method);
        Predicate<MethodRef> runs = reach.isRuntime(method) ? reach::isRuntime : reach::mayRun;
        Optional<MethodRef> nearest = Optional.empty();
        while (!open.isEmpty() && calls.size() < BUDGET) {
            MethodRef at = open.remove();
            List<MethodRef> callers = reach.callers(at).stream().filter(runs).toList();
            Optional<MethodDecl> decl = program.declaration(at);
            boolean isEntry = decl.map(entries::isEntry).orElse(false);
            if (isEntry
                    && (callers.isEmpty()
                            || decl.map(entries::isCalledByLibrary).orElse(false))) {
                return chain(at, method, calls);
            }
            if (isEntry && nearest.isEmpty()) {
                nearest = Optional.of(at);
            }
            callers.stream().filter(c -> calls.putIfAbsent(c, at) == null).forEach(open::add);
        }
        return chain(nearest.orElse(method), method, calls);
    }

    private static List<MethodRef> chain(MethodRef from, MethodRef to, Map<MethodRef, MethodRef> calls) {
        List<MethodRef> chain = new ArrayList<>();
        for (MethodRef at = from; !at.equals(to); at = calls.getOrDefault(at, to)) {
            chain.add(at);
        }
        chain.add(to);
        return chain;
    }

    /** The chain as steps: each caller at its call of the next method. Compilers' accessors and bridges are left out. */
    public List<Step> steps(List<MethodRef> chain) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!isDetour(chain.get(i))) {
                int next = i + 1;
                Site site = new Site(chain.get(i), lineOfCall(chain.get(i), chain.get(next)));
                while (next + 1 < chain.size() && isDetour(chain.get(next))) {
                    next++;
                }
                steps.add(new Step(site, Step.Event.CALLS, Names.call(chain.get(next))));
            }
        }
        return steps;
    }

    /** Whether the compiler made the method, and not for a lambda expression. */
    private boolean isDetour(MethodRef method) {
        return !method.name().startsWith("lambda$")
                && program.declaration(method).filter(MethodDecl::isSynthetic).isPresent();
    }

    /** The steps from an entry point to a call that makes something grow or stay. */
    public List<Step> to(Site site, String call) {
        List<Step> steps = new ArrayList<>(steps(to(site.method())));
        steps.add(new Step(site, Step.Event.GREW, call));
        return steps;
    }

    private int lineOfCall(MethodRef caller, MethodRef callee) {
        Outline outline = code.outline(caller);
        return outline.firstLine(outline.callees().stream()
                .filter(call -> call.equals(callee) || dispatch.targets(call).contains(callee))
                .toList());
    }
}
