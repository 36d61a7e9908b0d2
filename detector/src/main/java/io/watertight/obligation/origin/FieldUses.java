// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.origin;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.CallEffects;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What the whole program does with the values of its fields, as far as that can be told without following them: a field
 * that is only ever read from is never released.
 */
public final class FieldUses {
    private final Program program;
    private final ProgramCode code;
    private final CallEffects effects;
    private final ResourceTypes types;
    private static final Set<String> CALLED_BY_THE_RUNTIME =
            Set.of("readObject", "writeObject", "readResolve", "writeReplace", "finalize", "<init>");

    private final PrivateGetters getters;
    private final Set<MethodRef> dead = new HashSet<>();
    private final Set<FieldRef> handedOn = ConcurrentHashMap.newKeySet();
    /** The methods that take what a field holds, and those that give it back without having taken it. */
    private final Map<FieldRef, Set<MethodRef>> takers = new ConcurrentHashMap<>();

    private final Map<FieldRef, Set<MethodRef>> givers = new ConcurrentHashMap<>();
    private final Map<FieldRef, Set<MethodRef>> balanced = new ConcurrentHashMap<>();
    private final Set<String> looseGivers = ConcurrentHashMap.newKeySet();

    private final Set<FieldRef> released = ConcurrentHashMap.newKeySet();
    private final Set<FieldRef> foreign = ConcurrentHashMap.newKeySet();

    private FieldUses(Program program, ProgramCode code, CallEffects effects, ResourceTypes types) {
        this.program = program;
        this.code = code;
        this.effects = effects;
        this.types = types;
        this.getters = PrivateGetters.of(program, code, types);
    }

    /** Looks at every load and store of the program, before anything is summarised. */
    public static FieldUses of(Program program, ProgramCode code, CallEffects effects, ResourceTypes types) {
        FieldUses uses = new FieldUses(program, code, effects, types);
        uses.findDead();
        code.bodies().values().parallelStream()
                .filter(body -> !uses.dead.contains(body.method()))
                .forEach(uses::read);
        return uses;
    }

    /**
     * Whether some code may release the field's value or hand it to someone who does; also when code outside the program
     * may do so.
     */
    public boolean mayBeReleased(FieldRef field) {
        return !types.isFollowed(field.descriptor()) || isOpen(field) || handedOn.contains(field);
    }

    /** Whether a private method returns what the field holds. */
    public boolean isGivenByGetter(FieldRef field) {
        return getters.fields().values().stream().anyMatch(fields -> fields.contains(field));
    }

    /** Whether code outside the program may assign or read the field. */
    public boolean isOpen(FieldRef field) {
        return program.resolve(field).map(this::isOpen).orElse(true);
    }

    private boolean isOpen(FieldDecl field) {
        if (!program.isAnalysed(field.ref().owner())) {
            return !field.isPrivate() || !program.isWhole(field.ref().owner());
        }
        return Modifier.isPublic(field.access()) || Modifier.isProtected(field.access());
    }

    /**
     * Whether some method gives back what the field holds without having taken it, for others that took it: it is not called
     * by one that takes it.
     */
    public boolean isHandedOver(FieldRef field) {
        Set<MethodRef> takenBy = takers.getOrDefault(field, Set.of());
        return givers.getOrDefault(field, Set.of()).stream()
                .anyMatch(giver ->
                        isOffered(giver) || callersOf(giver).isEmpty() || !takenBy.containsAll(callersOf(giver)));
    }

    /** Whether code outside the program can call the method. */
    private boolean isOffered(MethodRef method) {
        return program.declaration(method)
                .filter(decl -> Modifier.isPublic(decl.access()))
                .isPresent();
    }

    private Set<MethodRef> callersOf(MethodRef giver) {
        return Set.copyOf(code.references().callers(giver));
    }

    /** The methods that give back what the field holds without having taken it. */
    public Set<MethodRef> givers(FieldRef field) {
        return givers.getOrDefault(field, Set.of());
    }

    /**
     * Whether some method other than this one both takes what the field holds and gives it back: then it is meant to come
     * back. A method that gives back under one condition what it takes under another one counts something.
     */
    public boolean isGivenBack(FieldRef field, MethodRef besides) {
        return balanced.getOrDefault(field, Set.of()).stream().anyMatch(method -> !method.equals(besides));
    }

    /** Whether some method of the class gives back a lock or permit, whichever, without having taken any. */
    public boolean hasLooseGiver(String type) {
        return looseGivers.contains(type);
    }

    /** Whether one method calls both: to take with the one and to give back with the other. */
    public boolean haveCommonCaller(MethodRef taker, MethodRef giver) {
        return callersOf(giver).stream()
                .anyMatch(caller -> code.outline(caller).callees().contains(taker));
    }

    /** Whether some code calls a method on what the field holds that releases it. */
    public boolean isReleased(FieldRef field) {
        return released.contains(field);
    }

    /** Whether some code assigns the field something that it was given itself. */
    public boolean mayBeForeign(FieldRef field) {
        return foreign.contains(field);
    }

    /** Private methods that nothing calls release nothing. */
    private void findDead() {
        code.bodies().keySet().stream()
                .filter(method -> program.declaration(method)
                                .filter(d -> d.isPrivate() && !d.isSynthetic())
                                .isPresent()
                        && !CALLED_BY_THE_RUNTIME.contains(method.name()))
                .forEach(dead::add);
        dead.removeIf(code.references().named()::contains);
    }

    private void read(MethodBody body) {
        if (body.code().stream().noneMatch(this::isConcerned)) {
            return;
        }
        Origins origins = new Origins(body);
        readHolds(body, origins);
        BitSet escaping = escaping(body);
        for (Instruction instruction : body.code()) {
            handedOn.addAll(getters.referredToBy(instruction));
            if (instruction.target() != Variable.NONE && escaping.get(instruction.target())) {
                handedOn.addAll(getters.calledBy(instruction));
            }
            if (instruction instanceof Instruction.LoadField load && escaping.get(load.target())) {
                handedOn.add(program.declared(load.field()));
            } else if (instruction instanceof Instruction.Invoke call && isRelease(call)) {
                noteReleased(body, origins, call.arguments().get(0));
            } else if (instruction instanceof Instruction.StoreField store && isForeign(body, origins, store)) {
                foreign.add(program.declared(store.field()));
            }
        }
    }

    private void noteReleased(MethodBody body, Origins origins, int variable) {
        origins.fields(variable, Origins::source).stream()
                .map(program::declared)
                .forEach(released::add);
        origins.of(variable).stream()
                .filter(origin -> origin != Origins.PARAMETER)
                .map(origin -> getters.calledBy(body.instruction(origin)))
                .forEach(released::addAll);
    }

    /** Notes the locks and permits in fields that the method gives back without having taken them, or let them be taken. */
    private void readHolds(MethodBody body, Origins origins) {
        Set<FieldRef> taken = new HashSet<>();
        Set<FieldRef> returned = new HashSet<>();
        boolean takes = false;
        boolean gives = false;
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Invoke call) {
                List<Integer> held = taken(call);
                List<Integer> released = returned(call);
                takes |= !held.isEmpty();
                gives |= types.isHoldable(call.method().owner()) && !released.isEmpty();
                held.forEach(v -> taken.addAll(origins.fields(v, this::source)));
                call.arguments().stream()
                        .skip(call.hasReceiver() ? 1 : 0)
                        .forEach(v -> taken.addAll(origins.fields(v, this::source)));
                released.forEach(v -> returned.addAll(origins.fields(v, this::source)));
            }
        }
        if (gives && !takes) {
            looseGivers.add(body.method().owner());
        }
        returned.stream().filter(taken::contains).forEach(field -> note(balanced, field, body.method()));
        returned.removeAll(taken);
        taken.forEach(field -> note(takers, field, body.method()));
        returned.forEach(field -> note(givers, field, body.method()));
    }

    private List<Integer> taken(Instruction.Invoke call) {
        return call.hasReceiver() && types.isLocking(call.method())
                ? call.arguments().subList(0, 1)
                : effects.operands(call, Verb.HOLDS);
    }

    private List<Integer> returned(Instruction.Invoke call) {
        return call.hasReceiver() && types.isUnlocking(call.method())
                ? call.arguments().subList(0, 1)
                : effects.operands(call, Verb.RELEASES);
    }

    private void note(Map<FieldRef, Set<MethodRef>> methods, FieldRef field, MethodRef method) {
        methods.computeIfAbsent(program.declared(field), f -> ConcurrentHashMap.newKeySet())
                .add(method);
    }

    private boolean isConcerned(Instruction instruction) {
        if (instruction instanceof Instruction.LoadField load) {
            return types.isFollowed(load.field().descriptor());
        }
        if (instruction instanceof Instruction.StoreField store) {
            return types.isFollowed(store.field().descriptor());
        }
        return isStableCall(instruction)
                || !getters.calledBy(instruction).isEmpty()
                || !getters.referredToBy(instruction).isEmpty();
    }

    private boolean isStableCall(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call && call.hasReceiver() && types.isStable(call.method());
    }

    /** The variable whose fate is that of the result, for copies and for locks behind a getter. */
    private int source(Instruction instruction) {
        return isStableCall(instruction) ? instruction.uses().get(0) : Origins.source(instruction);
    }

    /** The variables whose fate is that of the result: also what a stream of a socket belongs to. */
    private List<Integer> sources(Instruction instruction) {
        int source = source(instruction);
        if (source >= 0 || !(instruction instanceof Instruction.Invoke call)) {
            return source >= 0 ? List.of(source) : List.of();
        }
        return IntStream.range(0, call.arguments().size())
                .filter(position -> effects.isPassedOn(call, position))
                .mapToObj(call.arguments()::get)
                .toList();
    }

    private boolean isRelease(Instruction.Invoke call) {
        return call.hasReceiver() && !call.method().isConstructor() && effects.mayRelease(call.method());
    }

    private static boolean isForeign(MethodBody body, Origins origins, Instruction.StoreField store) {
        return origins.of(store.value()).stream()
                .anyMatch(origin -> origin == Origins.PARAMETER || !isMade(body.instruction(origin)));
    }

    private static boolean isMade(Instruction instruction) {
        boolean isNull = instruction instanceof Instruction.Constant constant && constant.value() instanceof Value.Null;
        return isNull || instruction instanceof Instruction.Invoke || instruction instanceof Instruction.Allocate;
    }

    /** The variables whose value somebody else gets: everything but being tested and being used. */
    private BitSet escaping(MethodBody body) {
        BitSet escaping = new BitSet();
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Invoke call) {
                for (int position = 0; position < call.arguments().size(); position++) {
                    boolean isUsed = effects.isHarmlessUse(call, position) || effects.isPassedOn(call, position);
                    int argument = call.arguments().get(position);
                    escaping.set(argument, escaping.get(argument) || !isUsed);
                }
            } else if (source(instruction) < 0 && !isTest(instruction) && !isPrivateReturn(body, instruction)) {
                instruction.uses().forEach(escaping::set);
            }
        }
        boolean changed = true;
        while (changed) {
            int before = escaping.cardinality();
            for (Instruction instruction : body.code()) {
                if (instruction.target() != Variable.NONE && escaping.get(instruction.target())) {
                    sources(instruction).forEach(escaping::set);
                }
            }
            changed = escaping.cardinality() > before;
        }
        return escaping;
    }

    private boolean isPrivateReturn(MethodBody body, Instruction instruction) {
        return instruction instanceof Instruction.Return && getters.include(body.method());
    }

    private static boolean isTest(Instruction instruction) {
        return instruction instanceof Instruction.Branch
                || instruction instanceof Instruction.TypeTest
                || instruction instanceof Instruction.LoadField
                || instruction instanceof Instruction.Monitor;
    }
}
