// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.OnceGuards;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds objects that make themselves known to something global by a method that has a counterpart ({@code addX} and
 * {@code removeX}, {@code register} and {@code unregister}), where their class never calls the counterpart.
 */
public final class Subscriptions {
    private static final Pattern OPENING = Pattern.compile("(add|register|subscribe|attach)([A-Z].*)?");
    private static final Map<String, List<String>> CLOSING = Map.of(
            "add", List.of("remove"),
            "register", List.of("unregister", "deregister", "remove"),
            "subscribe", List.of("unsubscribe"),
            "attach", List.of("detach"));
    private static final Pattern END = Pattern.compile(
            "(close|stop|shut[dD]own|destroy|dispose|release|uninstall|doStop|unregister|terminate|onClose)([A-Z].*)?");
    /** What a future is called whose type is missing. */
    private static final Pattern FUTURE = Pattern.compile(".*(Future|Promise|Stage)");

    private static final List<String> FUTURES =
            List.of("java/util/concurrent/Future", "java/util/concurrent/CompletionStage");
    /** What a missing type or its method must be about to be believed to have a counterpart. */
    private static final Pattern OBSERVERS = Pattern.compile("Listener|Observer|Subscriber|Callback|Handler");

    private static final Pattern SETTING_UP = Pattern.compile(
            "(init|start|open|set|register|install|configure|connect|create|build|lambda\\$|add|enable)(.*)");

    private static final Pattern WEAK = Pattern.compile(".*Weak([A-Z].*)?");
    private static final Pattern MAKING = Pattern.compile("(new|create|of|make|build)([A-Z].*)?");

    private static final int LONGEST_CHAIN = 4;
    /** A plain {@code add} is mostly one of a collection. */
    private static final int MANY = "add".length();

    private final ProgramIndex index;
    private final ProgramCode code;
    /** The classes that are declared in one top-level class, by its name. */
    private final Map<String, List<ClassDecl>> mates;

    public Subscriptions(ProgramIndex index, ProgramCode code) {
        this.index = index;
        this.code = code;
        this.mates = index.program.classes().stream()
                .collect(Collectors.groupingBy(decl -> Descriptors.topLevel(decl.name())));
    }

    /** Whether the method has the name of one that others undo. */
    public static boolean isNamedLikeOne(MethodRef method) {
        boolean isPlain = method.name().length() == MANY;
        return OPENING.matcher(method.name()).matches()
                && (!isPlain || OBSERVERS.matcher(method.owner()).find());
    }

    /** The subscriptions without an end, in the order of methods and instructions. */
    public List<Retained> find() {
        List<Retained> found = new ArrayList<>();
        for (MethodBody body :
                index.code.callersOf(method -> OPENING.matcher(method.name()).matches())) {
            Set<MethodRef> told = new HashSet<>();
            for (int i = 0; i < body.size(); i++) {
                if (body.instruction(i) instanceof Instruction.Invoke call
                        && OPENING.matcher(call.method().name()).matches()
                        && told.add(call.method())) {
                    judge(new At(body.method(), i), call).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Retained> judge(At at, Instruction.Invoke call) {
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        List<String> counterparts = counterparts(call.method());
        boolean isKept = !counterparts.isEmpty()
                && !takesElements(call.method())
                && index.reach.isRuntime(at.method())
                && !at.method().name().equals("main")
                && !index.types.grows(call.method().owner())
                && !endsByItself(call.method().owner())
                && !isFluent(call.method())
                && !WEAK.matcher(call.method().name()).matches()
                && isGlobal(body, call)
                && givesItself(body, call)
                && index.lifetimes.of(at.method().owner()).isEmpty()
                && !callsOneOf(counterparts, at.method().owner())
                && !new OnceGuards(body).guard(at.index(), Set.of())
                && !new OnceGuards(body).isBehindSwitch(at.index());
        return isKept ? Optional.of(retained(at, call)) : Optional.empty();
    }

    /** The names of the methods of the same type that undo the call. */
    private List<String> counterparts(MethodRef method) {
        Matcher matcher = OPENING.matcher(method.name());
        if (!matcher.matches() || method.parameterTypes().isEmpty()) {
            return List.of();
        }
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        List<String> names = CLOSING.getOrDefault(matcher.group(1), List.of()).stream()
                .map(word -> word + rest)
                .toList();
        if (index.program.find(method.owner()).isEmpty()) {
            return OBSERVERS
                            .matcher(Descriptors.simpleName(method.owner()) + rest)
                            .find()
                    ? names
                    : List.of();
        }
        return index.program.supertypes(method.owner()).stream()
                .flatMap(type -> index.program.find(type).stream())
                .flatMap(decl -> decl.methods().stream())
                .map(decl -> decl.ref().name())
                .filter(names::contains)
                .distinct()
                .toList();
    }

    /** Whether it moves the elements of one collection into another. */
    private boolean takesElements(MethodRef method) {
        return method.name().equals("addAll")
                && method.parameterTypes().stream().anyMatch(index.types::isContainer);
    }

    /** A builder takes parts, not listeners. */
    private static boolean isFluent(MethodRef method) {
        return method.returnType().equals("L" + method.owner() + ";");
    }

    /** A future lets go of its listeners when it is done. */
    private boolean endsByItself(String type) {
        return FUTURES.stream().anyMatch(future -> index.types.isSubtype(type, future))
                || FUTURE.matcher(Descriptors.simpleName(type)).matches();
    }

    /** Whether what is called is no part of an object: a static method, or a chain of calls that begins with one. */
    private boolean isGlobal(BodyIndex body, Instruction.Invoke call) {
        if (!call.hasReceiver()) {
            return isAboutOneObject(call.method());
        }
        int receiver = call.arguments().get(0);
        return body.isGlobal(receiver, LONGEST_CHAIN)
                && body.made(receiver).stream()
                        .noneMatch(made -> made instanceof Instruction.Invoke maker
                                && MAKING.matcher(maker.method().name()).matches());
    }

    /** Whether a static method is given one object only, so that no other one can be the registry. */
    private boolean isAboutOneObject(MethodRef method) {
        return method.parameterTypes().stream()
                        .filter(type -> type.startsWith("L")
                                && !type.equals("Ljava/lang/String;")
                                && index.keyTypes.of(type).isEmpty())
                        .count()
                <= 1;
    }

    /** Whether an argument is the object itself, or a function or object that is made for the call. */
    private static boolean givesItself(BodyIndex body, Instruction.Invoke call) {
        return call.arguments().stream()
                .skip(call.hasReceiver() ? 1 : 0)
                .anyMatch(argument -> body.body().variable(argument).kind() == Variable.Kind.THIS
                        || body.isMadeHere(argument)
                        || (argument.equals(first(call)) && isOwnField(body, argument))
                        || body.definitions(argument).stream()
                                .map(body.body()::instruction)
                                .anyMatch(Instruction.Capture.class::isInstance));
    }

    private static Integer first(Instruction.Invoke call) {
        return call.arguments().get(call.hasReceiver() ? 1 : 0);
    }

    private static boolean isOwnField(BodyIndex body, int variable) {
        return body.definitions(variable).stream()
                .map(body.body()::instruction)
                .anyMatch(made -> made instanceof Instruction.LoadField load
                        && load.object() != Variable.NONE
                        && body.body().variable(load.object()).kind() == Variable.Kind.THIS);
    }

    private boolean callsOneOf(List<String> names, String type) {
        return mates.getOrDefault(Descriptors.topLevel(type), List.of()).stream()
                .flatMap(decl -> decl.methods().stream())
                .map(MethodDecl::ref)
                .flatMap(method -> code.outline(method).callees().stream())
                .anyMatch(callee -> names.contains(callee.name()));
    }

    private Retained retained(At at, Instruction.Invoke call) {
        Site site = new Site(at.method(), index.code.line(at));
        String type = Descriptors.simpleName(at.method().owner());
        return new Retained(
                Retained.Kind.REGISTRY,
                Optional.empty(),
                site,
                Names.call(call.method()),
                List.of("no call in " + type + " of what undoes it: " + String.join(", ", counterparts(call.method()))),
                isWithoutEnd(at, call) || isOfOneCall(at, call) ? Strength.FAIR : Strength.WEAK,
                index.chains.to(site, Names.call(call.method())),
                undo(at, call));
    }

    private Retained.Undo undo(At at, Instruction.Invoke call) {
        String counterpart = counterparts(call.method()).get(0);
        return new Retained.Undo(
                Descriptors.simpleName(call.method().owner()) + "." + counterpart,
                new Counterparts(index.program).undoingOrEnding(at.method()));
    }

    /** Whether the object ends and the registry keeps it. What is known of the registry was judged before. */
    private boolean isWithoutEnd(At at, Instruction.Invoke call) {
        return hasEnd(at.method().owner(), index.program)
                && !index.makers.isAtStartUp(at.method())
                && !isTakenOut(call.method())
                && !answersHandle(at, call)
                && !index.knowledge.says(call.method(), Set.of(Verb.REGISTERS), index.program);
    }

    /** Whether a method registers a function that it makes of its own arguments and that nobody else knows: another one with each call. */
    private boolean isOfOneCall(At at, Instruction.Invoke call) {
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        return !at.method().isConstructor()
                && !SETTING_UP.matcher(at.method().name()).matches()
                && !index.makers.isWithAnother(at.method())
                && !index.makers.isAtStartUp(at.method())
                && !answersHandle(at, call)
                && !index.knowledge.says(call.method(), Set.of(Verb.REGISTERS), index.program)
                && call.arguments().stream()
                        .skip(call.hasReceiver() ? 1 : 0)
                        .flatMap(argument -> body.made(argument).stream())
                        .anyMatch(made -> made instanceof Instruction.Capture function
                                && body.uses(function.target()).size() == 1
                                && function.captures().stream().anyMatch(captured -> isArgument(body, captured)));
    }

    private static boolean isArgument(BodyIndex body, int variable) {
        return body.mayBeParameter(variable) && body.body().variable(variable).kind() != Variable.Kind.THIS;
    }

    /** Whether the call answers an object that is kept: by that it can be undone. */
    private boolean answersHandle(At at, Instruction.Invoke call) {
        return call.method().returnType().startsWith("L")
                && call.target() != Variable.NONE
                && !index.code
                        .body(at.method())
                        .orElseThrow()
                        .uses(call.target())
                        .isEmpty();
    }

    /** Whether somebody else in the program calls what undoes it: whoever is done with what was registered. */
    private boolean isTakenOut(MethodRef method) {
        List<String> names = counterparts(method);
        return index.program.isAnalysed(method.owner())
                && code.references().named().stream()
                        .filter(callee -> callee.owner().equals(method.owner()) && names.contains(callee.name()))
                        .flatMap(callee -> code.references().callers(callee).stream())
                        .anyMatch(caller -> !names.contains(caller.name()) && index.reach.isReachable(caller));
    }

    /** Whether the method, by its name, ends its object, and not something that it is given. */
    public static boolean ends(MethodRef method) {
        Matcher matcher = END.matcher(method.name());
        return matcher.matches()
                && (matcher.group(2) == null || method.parameterTypes().isEmpty());
    }

    /** Whether the objects of a class, or of the one around it, are closed or stopped. */
    public static boolean hasEnd(String type, Program program) {
        return program.find(Descriptors.topLevel(type)).stream()
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(method -> !method.isStatic() && ends(method.ref()));
    }
}
