// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.OnceGuards;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.Key;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what is put into registries of the process or into the context of a thread, and never taken out again: hooks,
 * MBeans, files to be deleted at the end, drivers, entries of a diagnostic context.
 */
public final class Registrations {
    private static final Set<Verb> KEEPING = EnumSet.of(Verb.REGISTERS, Verb.BINDS);
    private static final Set<Verb> LETTING_GO = EnumSet.of(Verb.UNREGISTERS, Verb.UNBINDS);

    private static final String AT_THE_END = "OnExit";
    private static final String HOOK = "ShutdownHook";
    /** What runs once for each object, or makes files that are met again and again. */
    private static final Pattern AT_START = Pattern.compile(
            "(init|start|set[uU]p|configure|install|bootstrap|register)[a-z]*([A-Z].*)?|.*(Lock|Pid|PidFile)");

    private static final Pattern PASSING_ON = Pattern.compile("(add|register|subscribe|attach)([A-Z].*)?");
    private static final Set<String> NAMES = Set.of("java/lang/String", "java/lang/Iterable", "");

    private final ProgramIndex index;
    private final ProgramCode code;
    private final HookThreads hooks;
    /** For each registry the top-level classes that take something out of it. */
    private final Map<String, Set<String>> takenBack = new HashMap<>();

    public Registrations(ProgramIndex index, ProgramCode code) {
        this.index = index;
        this.code = code;
        this.hooks = new HookThreads(index.program);
        code.references().forEachCall(callee -> isAbout(callee, LETTING_GO), (caller, callee) -> {
            if (index.reach.isReachable(caller)) {
                takenBack
                        .computeIfAbsent(callee.owner(), k -> new HashSet<>())
                        .add(Descriptors.topLevel(caller.owner()));
            }
        });
    }

    /** The registrations without an end, in the order of methods and instructions, one for each method and registry. */
    public List<Retained> find() {
        List<Retained> found = new ArrayList<>();
        for (MethodBody body : index.code.callersOf(method -> keeping(method).isPresent())) {
            Set<MethodRef> told = new HashSet<>();
            for (int i = 0; i < body.size(); i++) {
                if (body.instruction(i) instanceof Instruction.Invoke call && told.add(call.method())) {
                    judge(new At(body.method(), i), call).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Retained> judge(At at, Instruction.Invoke call) {
        Optional<Fact> fact = keeping(call.method());
        boolean isKept = fact.isPresent()
                && (index.reach.isRuntime(at.method()) || (hasNoWayOut(call.method()) && !isScheduled(call)))
                && !at.method().name().equals("main")
                && !isPartOfReceiver(call, fact.get())
                && !isTakenBack(call.method(), at.method())
                && !(isScheduled(call) && (isOfOwnScheduler(at, call, fact.get()) || mayBeCancelled(at, call)))
                && !runsOnce(at);
        return isKept ? Optional.of(retained(at, call, fact.get())) : Optional.empty();
    }

    /** Whether nothing known takes out of this registry what was put there: once is enough to pin a class loader. */
    private boolean hasNoWayOut(MethodRef method) {
        return !index.knowledge.verbsOf(method.owner()).contains(Verb.UNREGISTERS)
                && method.owner().startsWith("java/");
    }

    /** What an object of this program keeps is judged as its field. A thread-local is one, and its rule its own. */
    private boolean isPartOfReceiver(Instruction.Invoke call, Fact fact) {
        boolean isThreadLocal = fact.verb() == Verb.BINDS && fact.operand().equals(Operand.THIS);
        return isThreadLocal || index.program.isAnalysed(call.method().owner());
    }

    private boolean isScheduled(Instruction.Invoke call) {
        return StaticExecutors.isExecutor("L" + call.method().owner() + ";", index.types);
    }

    /** A scheduler that is a part of an object ends with it, and its tasks, too. */
    private boolean isOfOwnScheduler(At at, Instruction.Invoke call, Fact fact) {
        return !isProcessWide(at, call, fact);
    }

    /** Whether somebody keeps what the task can be cancelled by: what the call answers, else the task itself. */
    private boolean mayBeCancelled(At at, Instruction.Invoke call) {
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        if (!call.method().returnType().equals("V")) {
            return call.target() != Variable.NONE && !body.uses(call.target()).isEmpty();
        }
        int task = call.arguments().get(1);
        return !body.isMadeHere(task)
                || body.uses(task).stream()
                        .map(body.body()::instruction)
                        .anyMatch(use -> use != call
                                && !(use instanceof Instruction.Invoke made
                                        && made.method().isConstructor()
                                        && made.arguments().get(0) == task));
    }

    private Optional<Fact> keeping(MethodRef method) {
        return isAbout(method, KEEPING)
                ? index.knowledge.factsOf(method, index.program).stream()
                        .filter(fact -> KEEPING.contains(fact.verb()))
                        .findFirst()
                : Optional.empty();
    }

    private boolean isAbout(MethodRef method, Set<Verb> verbs) {
        return index.knowledge.says(method, verbs, index.program);
    }

    /** Whether the same class, or one that can hardly mean another registration, takes something out. */
    private boolean isTakenBack(MethodRef method, MethodRef caller) {
        Set<String> classes = takenBack.getOrDefault(method.owner(), Set.of());
        return classes.contains(Descriptors.topLevel(caller.owner()))
                || classes.stream().anyMatch(other -> samePackage(other, caller.owner()));
    }

    /** Whether a guard in the method, or a switch in each caller if the program alone calls it, lets it happen once. */
    private boolean runsOnce(At at) {
        List<At> calls = index.code.calls(at.method());
        boolean isInner = index.program
                .declaration(at.method())
                .filter(decl -> !index.entries.isEntry(decl))
                .isPresent();
        return guards(at).guard(at.index(), Set.of())
                || isSwitched(at)
                || (isInner && !calls.isEmpty() && calls.stream().allMatch(this::isSwitched));
    }

    private boolean isSwitched(At at) {
        return guards(at).isBehindSwitch(at.index());
    }

    private OnceGuards guards(At at) {
        return new OnceGuards(index.code.body(at.method()).orElseThrow());
    }

    private Retained retained(At at, Instruction.Invoke call, Fact fact) {
        Site site = new Site(at.method(), index.code.line(at));
        return new Retained(
                isScheduled(call) ? Retained.Kind.SCHEDULE : kind(fact),
                Optional.empty(),
                site,
                Names.call(call.method()),
                List.of("no call in " + Descriptors.simpleName(at.method().owner())
                        + " or its package that takes it back"),
                strength(at, call, fact),
                index.chains.to(site, Names.call(call.method())),
                undo(at, call.method()));
    }

    private Retained.Undo undo(At at, MethodRef method) {
        String call = index.program.find(method.owner()).stream()
                .flatMap(decl -> decl.methods().stream())
                .filter(other -> isAbout(other.ref(), LETTING_GO))
                .findFirst()
                .map(other -> Names.call(other.ref()))
                .orElse("");
        return new Retained.Undo(call, new Counterparts(index.program).undoingOrEnding(at.method()));
    }

    private static Retained.Kind kind(Fact fact) {
        if (fact.verb() == Verb.BINDS) {
            return Retained.Kind.THREAD_CONTEXT;
        }
        String type = fact.operandType().orElse("");
        return fact.via().isPresent() || NAMES.contains(type) ? Retained.Kind.NAMES : Retained.Kind.REGISTRY;
    }

    /** What is under a constant name is there once; what no method takes back grows with every call. */
    private Strength strength(At at, Instruction.Invoke call, Fact fact) {
        boolean isMade = call.method().isConstructor() && fact.operand().equals(Operand.RESULT);
        int operand = isMade ? 0 : fact.operand().position(call.hasReceiver());
        boolean isProcessWide = isProcessWide(at, call, fact);
        boolean isName = kind(fact) == Retained.Kind.NAMES;
        if (operand < 0
                || !isProcessWide
                || !index.reach.isRuntime(at.method())
                || index.makers.isAtStartUp(at.method())
                || isFallback(at, call)
                || isAskedFor(at, call, operand)
                || isProgram(at.method().owner())) {
            return Strength.WEAK;
        }
        List<MethodRef> chain = index.chains.to(at.method());
        if (chain.get(0).name().equals("main")) {
            return Strength.WEAK;
        }
        int kept = call.arguments().get(operand);
        Key key = index.keys.of(at.method(), kept, List.of());
        boolean isHook = call.method().name().endsWith(HOOK);
        boolean isOne = isHook
                ? !hooks.holdsItem(index.code.body(at.method()).orElseThrow(), kept)
                : key.domain().compareTo(Key.Domain.CLASS) <= 0;
        boolean isNew = key.domain() == Key.Domain.UNIQUE;
        if (isName) {
            return isNew ? Strength.FAIR : Strength.WEAK;
        }
        boolean isOfOneOfMany = isNew && index.lifetimes.of(at.method().owner()).isEmpty();
        boolean isAtStart = !isNew && AT_START.matcher(at.method().name()).matches()
                || (call.method().isConstructor() && at.method().name().startsWith("set"));
        if (isOne || isAtStart || (at.method().isConstructor() && !isOfOneOfMany)) {
            return Strength.WEAK;
        }
        return isNew ? Strength.STRONG : Strength.FAIR;
    }

    /** Whether the method is there to register, by its name, perhaps what it is given: whoever calls it asks for that. */
    private boolean isAskedFor(At at, Instruction.Invoke call, int operand) {
        String name = at.method().name();
        String registering = call.method().name();
        boolean isPassedOn = index.code
                .body(at.method())
                .orElseThrow()
                .mayBeParameter(call.arguments().get(operand));
        return (registering.endsWith(AT_THE_END) && name.endsWith(AT_THE_END))
                || (registering.endsWith(HOOK) && name.contains("Shutdown"))
                || (isPassedOn && PASSING_ON.matcher(name).matches());
    }

    /** Whether the class is a program to be started: what it does, it does once. */
    private boolean isProgram(String owner) {
        return index.program.find(Descriptors.topLevel(owner)).stream()
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(method -> method.isStatic() && method.ref().name().equals("main"));
    }

    /** Whether it puts off to the end of the process what just failed: {@code deleteOnExit} after {@code delete}. */
    private boolean isFallback(At at, Instruction.Invoke call) {
        String name = call.method().name();
        return name.endsWith(AT_THE_END)
                && new OnceGuards(index.code.body(at.method()).orElseThrow())
                        .isBehindFailure(
                                at.index(),
                                call.arguments().get(0),
                                name.substring(0, name.length() - AT_THE_END.length())
                                        .toLowerCase(Locale.ROOT));
    }

    /** Whether the registry is one of the process: it has no object, or one that a static method gives. */
    private boolean isProcessWide(At at, Instruction.Invoke call, Fact fact) {
        if (!call.hasReceiver()
                || call.method().isConstructor()
                || fact.operand().equals(Operand.THIS)) {
            return true;
        }
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        return body.isGlobal(call.arguments().get(0), 1);
    }

    private static boolean samePackage(String one, String other) {
        return one.substring(0, one.lastIndexOf('/') + 1).equals(other.substring(0, other.lastIndexOf('/') + 1));
    }
}
