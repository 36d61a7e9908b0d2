// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Route;
import io.watertight.obligation.summary.Effect;
import io.watertight.obligation.summary.MethodSummary;
import io.watertight.obligation.summary.Summaries;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a call does to an argument, by the best source there is: a knowledge line, the summary of the callee, the
 * declared type, and last the callee's name.
 */
public final class CallEffects {
    private static final Effect NEVER_RETURNS =
            new Effect(Effect.Kind.NEVER_RETURNS, Condition.ALWAYS, false, false, Likelihood.DECLARED);
    private static final Effect BORROWS = Effect.known(Effect.Kind.BORROWS);

    private static final List<String> INPUTS = List.of("java/io/InputStream", "java/io/Reader");
    private static final Set<Verb> RELEASING = EnumSet.of(Verb.RELEASES);

    private final Program program;
    private final Knowledge knowledge;
    private final ResourceTypes types;
    private final CallTargets targets;
    private final Summaries summaries;

    public CallEffects(
            Program program, Knowledge knowledge, ResourceTypes types, CallTargets targets, Summaries summaries) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = types;
        this.targets = targets;
        this.summaries = summaries;
    }

    /** The effect on the argument at {@code position} of the call's argument list. */
    public Effect of(Instruction.Invoke call, int position) {
        if (call.kind() == CallKind.DYNAMIC) {
            return Effect.known(Effect.Kind.BORROWS);
        }
        return of(call.method(), call.hasReceiver(), call.kind() == CallKind.VIRTUAL, position);
    }

    /** As above, for a method reference whose receiver, if it has one, is the first argument. */
    public Effect of(MethodRef method, boolean hasReceiver, boolean isVirtual, int position) {
        Optional<Effect> known = byKnowledge(method, hasReceiver, position);
        if (known.isPresent()) {
            return known.get();
        }
        return bySummary(method, isVirtual, position)
                .orElseGet(() -> byContract(method, hasReceiver ? position - 1 : position));
    }

    private Optional<Effect> byKnowledge(MethodRef method, boolean hasReceiver, int position) {
        boolean isElement = false;
        for (Fact fact : knowledge.factsOf(method, program)) {
            isElement |= fact.verb() == Verb.ADDS && hasReceiver && position > 0;
            if (fact.operand().position(hasReceiver) == position) {
                Optional<Effect.Kind> kind = kindOf(fact, method);
                if (kind.isPresent()) {
                    return kind.map(Effect::known)
                            .map(effect -> effect.unless(fact.condition().opposite()));
                }
            }
        }
        if (hasReceiver && position == 0 && types.isUnlocking(method)) {
            return Optional.of(Effect.known(Effect.Kind.RELEASES));
        }
        // a line about a container names the key; the value is kept as well
        return isElement ? Optional.of(Effect.known(Effect.Kind.HELD_BY_RECEIVER)) : Optional.empty();
    }

    private static Optional<Effect.Kind> kindOf(Fact fact, MethodRef method) {
        if (fact.verb() == Verb.RELEASES && fact.condition() != Condition.ALWAYS) {
            return Optional.of(Effect.Kind.BORROWS); // what it does by its result is up to the transfer function
        }
        return switch (fact.verb()) {
            case RELEASES -> Optional.of(Effect.Kind.RELEASES);
            case TAKES_OWNERSHIP -> Optional.of(Effect.Kind.TAKES);
            case BORROWS -> Optional.of(Effect.Kind.BORROWS);
            case ALIASES -> Optional.of(Effect.Kind.RETURNS);
            case WRAPS ->
                Optional.of(method.isConstructor() ? Effect.Kind.WRAPPED_BY_RECEIVER : Effect.Kind.WRAPPED_BY_RESULT);
            case ADDS -> Optional.of(fact.via().isPresent() ? Effect.Kind.TAKES : Effect.Kind.HELD_BY_RECEIVER);
            case ACQUIRES,
                    HOLDS,
                    RETURNS_OWNED,
                    HARMLESS,
                    REMOVES,
                    BOUNDS,
                    COPIES,
                    WEAK_KEYS,
                    UNIQUE,
                    TESTS,
                    YIELDS,
                    NOTHROW,
                    FAILS,
                    ENDS,
                    ONE_OUTCOME,
                    LASTS,
                    REGISTERS,
                    UNREGISTERS,
                    BINDS,
                    UNBINDS -> Optional.empty();
        };
    }

    private Optional<Effect> bySummary(MethodRef method, boolean isVirtual, int position) {
        List<MethodRef> bodies = targets.of(method, isVirtual);
        if (bodies.isEmpty()) {
            return Optional.empty();
        }
        Effect joined = NEVER_RETURNS;
        for (MethodRef body : bodies) {
            if (summaries.isPending(body)) {
                continue;
            }
            Optional<MethodSummary> summary = summaries.of(body);
            if (summary.isEmpty()) {
                return Optional.empty();
            }
            Effect effect = summary.get().arguments().get(position);
            if (effect == null) {
                return Optional.empty();
            }
            joined = join(joined, effect);
        }
        return joined.kind() == Effect.Kind.NEVER_RETURNS && isUnseen(method, bodies)
                ? Optional.empty()
                : Optional.of(joined);
    }

    /**
     * Whether an abstract method must have more bodies than those at hand: one of a proxy that calls the same method of what
     * it stands for would never return.
     */
    private boolean isUnseen(MethodRef method, List<MethodRef> bodies) {
        return bodies.stream().noneMatch(summaries::isPending)
                && program.resolve(method).filter(MethodDecl::isAbstract).isPresent();
    }

    /**
     * Whether the call certainly leaves the argument to the caller, by what is known before anything is summarised: a line,
     * or a method outside the program whose name says nothing else.
     */
    public boolean isHarmlessUse(Instruction.Invoke call, int position) {
        boolean isReceiver = call.hasReceiver() && position == 0;
        if (call.kind() == CallKind.DYNAMIC) {
            return true;
        }
        Optional<Effect> known = byKnowledge(call.method(), call.hasReceiver(), position);
        if (known.isPresent()) {
            return known.get().kind() == Effect.Kind.BORROWS && known.get().owedWhen() == Condition.ALWAYS;
        }
        if (isReceiver) {
            return !NameContract.mayRelease(call.method()) && !types.mayEndInferred(call.method());
        }
        int parameter = call.hasReceiver() ? position - 1 : position;
        return targets.of(call).isEmpty()
                && byContract(call.method(), parameter).equals(BORROWS);
    }

    /** Whether a line says that the result is the argument, or is closed with it, so that only what becomes of the result matters. */
    public boolean isPassedOn(Instruction.Invoke call, int position) {
        return known(call, position)
                .filter(effect ->
                        effect.kind() == Effect.Kind.RETURNS || effect.kind() == Effect.Kind.WRAPPED_BY_RESULT)
                .isPresent();
    }

    /** Whether some argument of the call counts as taken by nothing but the name of the callee. */
    public boolean isAssumedToTake(Instruction.Invoke call) {
        return targets.of(call).isEmpty()
                && IntStream.range(0, call.arguments().size())
                        .anyMatch(position -> known(call, position).isEmpty()
                                && of(call, position).kind() == Effect.Kind.TAKES);
    }

    /** Whether the method releases something, by a line or by its name. */
    public boolean mayRelease(MethodRef method) {
        return NameContract.onReceiver(method) == Effect.Kind.RELEASES || knowledge.says(method, RELEASING, program);
    }

    /** The arguments that lines with this verb are about. */
    public List<Integer> operands(Instruction.Invoke call, Verb verb) {
        if (call.kind() == CallKind.DYNAMIC) {
            return List.of();
        }
        return knowledge.factsOf(call.method(), program).stream()
                .filter(fact -> fact.verb() == verb)
                .map(fact -> fact.operand().position(call.hasReceiver()))
                .filter(position -> position >= 0)
                .map(call.arguments()::get)
                .toList();
    }

    /** The effect that a line states; empty when there is none. */
    public Optional<Effect> known(Instruction.Invoke call, int position) {
        return call.kind() == CallKind.DYNAMIC
                ? Optional.empty()
                : byKnowledge(call.method(), call.hasReceiver(), position);
    }

    /** The ways from a receiver of this call to what its methods do something to. */
    public Set<Route> routes(Instruction.Invoke call) {
        Set<Route> routes = new LinkedHashSet<>();
        for (MethodRef body : targets.of(call)) {
            summaries.of(body).ifPresent(summary -> {
                routes.addAll(summary.kept().keySet());
                summary.held().stream()
                        .filter(held -> held.position() == 0)
                        .map(MethodSummary.Held::route)
                        .filter(route -> !route.equals(Route.NONE))
                        .forEach(routes::add);
            });
        }
        return routes;
    }

    /**
     * The effect on what lies behind the receiver of a call, at the end of {@code route}; for an unseen method by its
     * name.
     */
    public Effect behindReceiver(Instruction.Invoke call, Route route) {
        List<MethodRef> bodies = targets.of(call);
        if (bodies.isEmpty() && isSuperCallBeside(call, route)) {
            return BORROWS;
        }
        Optional<Effect> known = known(call, 0);
        if (known.isPresent()) {
            return known.get();
        }
        if (bodies.isEmpty()) {
            return NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES
                    ? Effect.known(Effect.Kind.RELEASES)
                    : BORROWS;
        }
        Effect joined = NEVER_RETURNS;
        for (MethodRef body : bodies) {
            Optional<MethodSummary> summary = summaries.of(body);
            if (!summaries.isPending(body)) {
                joined = join(joined, summary.map(s -> s.kept().get(route)).orElse(BORROWS));
            }
        }
        return joined;
    }

    /** Whether an unseen method of the superclass is called, which knows nothing of the field that the subclass declares. */
    private boolean isSuperCallBeside(Instruction.Invoke call, Route route) {
        return call.kind() == CallKind.SPECIAL
                && route.field()
                        .filter(field -> !field.owner().equals(call.method().owner())
                                && program.isSubtype(
                                                field.owner(), call.method().owner())
                                        != Answer.NO)
                        .isPresent();
    }

    /** Different implementations may do different things; then whoever calls cannot be blamed. */
    private static Effect join(Effect a, Effect b) {
        if (a.kind() == Effect.Kind.NEVER_RETURNS) {
            return b;
        }
        if (a.kind() != b.kind()) {
            return b.kind() == Effect.Kind.NEVER_RETURNS ? a : Effect.known(Effect.Kind.TAKES);
        }
        return new Effect(
                a.kind(),
                a.owedWhen() == b.owedWhen() ? a.owedWhen() : Condition.ALWAYS,
                a.isAssumed() || b.isAssumed(),
                a.leaksOnException() || b.leaksOnException(),
                Math.min(a.costOnException(), b.costOnException()));
    }

    /** The effect of an unseen method on its parameter of this number, on its receiver if that is negative. */
    private Effect byContract(MethodRef method, int parameter) {
        if (parameter < 0) {
            return receiverContract(method);
        }
        boolean isJdk = method.owner().startsWith("java/") || method.owner().startsWith("javax/");
        Effect.Kind kind = NameContract.onArgument(method);
        if (kind == Effect.Kind.HELD_BY_RECEIVER && types.isResource(method.owner())) {
            kind = Effect.Kind.WRAPPED_BY_RECEIVER;
        } else if (kind == Effect.Kind.HELD_BY_RECEIVER
                && !(readsInput(method.parameterTypes().get(parameter)) && NameContract.readsAtOnce(method))) {
            kind = Effect.Kind.TAKES;
        }
        boolean isSure = isJdk || (kind == Effect.Kind.BORROWS && NameContract.copies(method));
        return isSure ? Effect.known(kind) : Effect.assumed(kind);
    }

    /** What an unseen constructor is given to read it closes no more often than not. */
    private boolean readsInput(String descriptor) {
        return descriptor.startsWith("L")
                && INPUTS.stream()
                        .anyMatch(
                                input -> program.isSubtype(Descriptors.internalName(descriptor), input) == Answer.YES);
    }

    private Effect receiverContract(MethodRef method) {
        Effect.Kind kind = NameContract.onReceiver(method);
        if (NameContract.cleansUp(method)
                && !types.releasingMethod(method.owner()).equals(method.name())) {
            kind = Effect.Kind.BORROWS; // there is another method that ends it
        }
        if (kind == Effect.Kind.BORROWS && isFluent(method)) {
            kind = Effect.Kind.RETURNS;
        }
        return Effect.known(kind);
    }

    /** Whether the declared result is the receiver's own closeable type, as of builders and appenders. */
    private boolean isFluent(MethodRef method) {
        return Descriptors.internalName(method.returnType()).equals(method.owner()) && types.isResource(method.owner());
    }
}
