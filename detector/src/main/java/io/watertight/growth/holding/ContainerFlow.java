// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.holding;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.Dispatch;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.CallEffects;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.container.ContainerUse.Context;
import io.watertight.growth.container.ContainerUse.Role;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that happens to the container of one field: follows it from each load through copies, views, helpers,
 * getters, lambdas and other fields.
 *
 * <p>Not flow-sensitive inside a method; calls and returns are matched by tabulation over (method, parameter) as in
 * Reps, Horwitz, Sagiv 1995, fields are not told apart by their objects.
 */
public final class ContainerFlow {
    private static final int BUDGET = 4_000;

    private record Fact(Context context, int variable, Role role) {}

    private record Caller(Context context, At call) {}

    private final CodeIndex index;
    private final Dispatch dispatch;
    private final CallEffects effects;
    private final Set<String> createdTypes;
    private final Set<Fact> seen = new HashSet<>();
    private final Deque<Fact> open = new ArrayDeque<>();
    private final Map<Context, Set<Caller>> callers = new HashMap<>();
    private final Map<Context, Set<Role>> results = new HashMap<>();
    private final Set<FieldRef> aliases = new LinkedHashSet<>();
    private final Set<ContainerUse> uses = new LinkedHashSet<>();

    private ContainerFlow(CodeIndex index, Dispatch dispatch, CallEffects effects, Set<String> createdTypes) {
        this.index = index;
        this.dispatch = dispatch;
        this.effects = effects;
        this.createdTypes = createdTypes;
    }

    /**
     * Follows the container of a field.
     *
     * @param createdTypes internal names of the types that are known to be stored in the field
     */
    public static ContainerFlow of(
            FieldRef field, CodeIndex index, Dispatch dispatch, CallEffects effects, Set<String> createdTypes) {
        ContainerFlow flow = new ContainerFlow(index, dispatch, effects, createdTypes);
        flow.followField(field, Role.SELF);
        while (!flow.open.isEmpty() && !flow.isOverBudget()) {
            flow.follow(flow.open.remove());
        }
        return flow;
    }

    public boolean isOverBudget() {
        return seen.size() > BUDGET;
    }

    public List<ContainerUse> uses() {
        return List.copyOf(uses);
    }

    /** Whether a variable of the method is seen to hold the container, or a copy of it that takes its place. */
    public boolean isContainer(MethodRef method, int variable) {
        return seen.stream()
                .anyMatch(fact -> fact.variable() == variable
                        && fact.role() == Role.SELF
                        && fact.context().method().equals(method));
    }

    /** The fields that hold the container, the one asked for first. */
    public Set<FieldRef> aliases() {
        return aliases;
    }

    /** Whether what happens in this context can happen, given which methods can run. */
    public boolean happens(Context context, Predicate<MethodRef> runs) {
        return happens(context, runs, new HashSet<>());
    }

    private boolean happens(Context context, Predicate<MethodRef> runs, Set<Context> asked) {
        if (!runs.test(context.method()) || !asked.add(context)) {
            return false;
        }
        return context.parameter() == Variable.NONE
                || callers.getOrDefault(context, Set.of()).stream().anyMatch(c -> happens(c.context(), runs, asked));
    }

    /** The calls that bring the container into a context, outermost context last; empty when the method loads it. */
    public List<At> broughtBy(Context context, Predicate<MethodRef> runs) {
        List<At> calls = new ArrayList<>();
        Set<Context> asked = new HashSet<>();
        Context inner = context;
        while (inner.parameter() != Variable.NONE && asked.add(inner)) {
            Caller caller = callers.getOrDefault(inner, Set.of()).stream()
                    .filter(c -> happens(c.context(), runs))
                    .min(Comparator.comparing(Caller::call))
                    .orElse(null);
            if (caller == null) {
                return calls;
            }
            calls.add(caller.call());
            inner = caller.context();
        }
        return calls;
    }

    private void followField(FieldRef field, Role role) {
        if (aliases.add(field)) {
            for (At load : index.loads(field)) {
                if (isOfNewObject(load)) {
                    continue; // what is done to an object before anybody else has it is its construction
                }
                add(
                        new Context(load.method(), Variable.NONE, role),
                        index.instruction(load).target(),
                        role);
            }
        }
    }

    private boolean isOfNewObject(At load) {
        BodyIndex body = index.body(load.method()).orElseThrow();
        return index.instruction(load).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.LoadField instruction) {
                return instruction.object() != Variable.NONE && body.isMadeHere(instruction.object());
            }
        });
    }

    private void add(Context context, int variable, Role role) {
        Fact fact = new Fact(context, variable, role);
        if (variable != Variable.NONE && seen.add(fact)) {
            open.add(fact);
        }
    }

    private void follow(Fact fact) {
        BodyIndex body = index.body(fact.context().method()).orElseThrow();
        for (int use : body.uses(fact.variable())) {
            body.body().instruction(use).accept(new Following(fact, use));
        }
    }

    /** Enters a method through one of its parameters and links the results to the call. */
    private void enter(Fact fact, At call, MethodRef callee, int position, boolean returnsHere) {
        BodyIndex body = index.body(callee).orElse(null);
        if (body == null || position >= body.body().parameters().size()) {
            return;
        }
        int parameter = body.body().parameters().get(position);
        Context inside = new Context(callee, parameter, fact.role());
        Caller caller = new Caller(fact.context(), call);
        if (callers.computeIfAbsent(inside, c -> new LinkedHashSet<>()).add(caller) && returnsHere) {
            results.getOrDefault(inside, Set.of()).forEach(role -> returnTo(caller, role));
        }
        add(inside, parameter, fact.role());
    }

    private void returnTo(Caller caller, Role role) {
        index.instruction(caller.call()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Invoke instruction) {
                add(caller.context(), instruction.target(), role);
                return true;
            }
        });
    }

    private void use(ContainerUse.Kind kind, Fact fact, int at, int key, MethodRef callee) {
        uses.add(new ContainerUse(kind, fact.role(), fact.context(), at, key, callee));
    }

    /** Follows one value through one instruction that reads it. */
    private final class Following extends PartialVisitor<Boolean> {
        private final Fact fact;
        private final int at;

        Following(Fact fact, int at) {
            super(false);
            this.fact = fact;
            this.at = at;
        }

        private At here() {
            return new At(fact.context().method(), at);
        }

        @Override
        public Boolean visit(Instruction.Copy instruction) {
            add(fact.context(), instruction.target(), fact.role());
            return true;
        }

        @Override
        public Boolean visit(Instruction.Cast instruction) {
            effects.afterCast(fact.role(), instruction.type())
                    .ifPresent(role -> add(fact.context(), instruction.target(), role));
            return true;
        }

        @Override
        public Boolean visit(Instruction.LoadElement instruction) {
            if (instruction.array() == fact.variable()) {
                add(fact.context(), instruction.target(), Role.ELEMENT);
            }
            return true;
        }

        @Override
        public Boolean visit(Instruction.StoreField instruction) {
            if (instruction.value() == fact.variable() && fact.role() != Role.ELEMENT) {
                followField(index.resolve(instruction.field()), fact.role());
            }
            return true;
        }

        @Override
        public Boolean visit(Instruction.Return instruction) {
            use(
                    ContainerUse.Kind.RETURNED,
                    fact,
                    at,
                    Variable.NONE,
                    fact.context().method());
            if (results.computeIfAbsent(fact.context(), c -> new HashSet<>()).add(fact.role())) {
                callers.getOrDefault(fact.context(), Set.of()).forEach(caller -> returnTo(caller, fact.role()));
            }
            if (fact.context().parameter() == Variable.NONE) {
                for (At call : index.calls(fact.context().method())) {
                    Context outside = new Context(call.method(), Variable.NONE, fact.role());
                    returnTo(new Caller(outside, call), fact.role());
                }
            }
            return true;
        }

        @Override
        public Boolean visit(Instruction.Capture instruction) {
            int position = instruction.captures().indexOf(fact.variable());
            if (index.body(instruction.body()).isPresent()) {
                enter(fact, here(), instruction.body(), position, false);
            } else {
                call(new CallEffects.Call(instruction.body(), instruction.captures(), true), Variable.NONE);
            }
            return true;
        }

        @Override
        public Boolean visit(Instruction.Invoke instruction) {
            boolean hasReceiver = instruction.hasReceiver();
            call(
                    new CallEffects.Call(instruction.method(), instruction.arguments(), hasReceiver),
                    instruction.target());
            return true;
        }

        private void call(CallEffects.Call call, int target) {
            int last = fact.role() == Role.ELEMENT
                    ? (call.hasReceiver() ? 1 : 0)
                    : call.arguments().size();
            for (int position = 0; position < last; position++) {
                if (call.arguments().get(position) == fact.variable()) {
                    call(call, position, target);
                }
            }
        }

        private void call(CallEffects.Call call, int position, int target) {
            copy(call, position);
            List<MethodRef> targets = targets(call.method(), position == 0 && call.hasReceiver());
            if (fact.role() == Role.ELEMENT && !targets.isEmpty()) {
                return;
            }
            if (targets.stream().anyMatch(callee -> index.body(callee).isPresent())) {
                targets.forEach(callee -> enter(fact, here(), callee, position, true));
                if (position > 0 || !effects.isOwnContainerOperation(call.method(), targets)) {
                    return;
                }
            }
            BodyIndex body = index.body(fact.context().method()).orElseThrow();
            CallEffects.Effect effect = effects.of(body, call, position, fact.role());
            effect.kinds().forEach(kind -> use(kind, fact, at, effect.key(), call.method()));
            effect.result().ifPresent(role -> add(fact.context(), target, role));
        }

        /** A copy of the container that is stored where the container was, with more in it or less, is the container. */
        private void copy(CallEffects.Call call, int position) {
            int copy = call.arguments().get(0);
            BodyIndex body = index.body(fact.context().method()).orElseThrow();
            if (position > 0
                    && call.method().isConstructor()
                    && fact.role() == Role.SELF
                    && effects.isCopy(call.method())
                    && body.isMadeHere(copy)
                    && isStoredBack(body, copy)) {
                add(fact.context(), copy, fact.role());
            }
        }

        private boolean isStoredBack(BodyIndex body, int copy) {
            return body.body().code().stream()
                    .anyMatch(made -> made instanceof Instruction.StoreField store
                            && aliases.contains(index.resolve(store.field()))
                            && isOrShows(body, store.value(), copy));
        }

        private boolean isOrShows(BodyIndex body, int stored, int copy) {
            return body.isSame(stored, copy)
                    || body.made(stored).stream()
                            .anyMatch(made -> made instanceof Instruction.Invoke view
                                    && view.method().owner().equals("java/util/Collections")
                                    && view.arguments().stream().anyMatch(shown -> body.isSame(shown, copy)));
        }

        private List<MethodRef> targets(MethodRef method, boolean isReceiver) {
            List<MethodRef> targets = dispatch.targets(method);
            if (!targets.isEmpty() || !isReceiver || fact.role() != Role.SELF || method.isConstructor()) {
                return targets;
            }
            return createdTypes.stream()
                    .flatMap(type -> dispatch.declaration(method.withOwner(type)).stream())
                    .toList();
        }
    }
}
