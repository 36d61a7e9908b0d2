// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Places;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.method.HandOver;
import io.watertight.obligation.method.UnknownResources;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.Descriptors;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which methods have to be followed at all: those in which something may be acquired, those that may be handed it, and
 * those that assign a field that may hold it. Told by signatures alone, so it says yes too often, but never no where
 * following would show something.
 */
final class Demand {
    private static final Set<Verb> ACQUIRING = EnumSet.of(Verb.ACQUIRES, Verb.HOLDS, Verb.RETURNS_OWNED);
    private static final Set<String> PLAIN_VALUES = Set.of("java/lang/String", "java/lang/Class", "java/util/Date");

    private final Setting setting;
    private final UnknownResources unknown;
    private final List<MethodBody> bodies;
    private final int[][] callees;
    private final Memo<String, Boolean> keeping = new Memo<>(type -> keeps(type, Places.LONGEST));

    private Demand(Setting setting, List<MethodBody> bodies, int[][] callees) {
        this.setting = setting;
        this.unknown = new UnknownResources(setting);
        this.bodies = bodies;
        this.callees = callees;
    }

    /**
     * The methods to follow.
     *
     * @param bodies the lowered methods
     * @param callees for each of them the numbers of those that it may run
     * @return the numbers of those to follow
     */
    static BitSet of(Setting setting, List<MethodBody> bodies, int[][] callees) {
        return new Demand(setting, bodies, callees).find();
    }

    private BitSet find() {
        BitSet giving = numbersOf(this::isHandingOut);
        BitSet acquiring = callersToo(numbersOf(this::mayAcquire), giving);
        BitSet demanded = (BitSet) acquiring.clone();
        demanded.or(numbersOf(this::assignsField));
        demanded.or(numbersOf(this::releasesGiven));
        demanded.or(numbersOf(this::owesGiven));
        BitSet taking = numbersOf(this::mayTake);
        BitSet returning = numbersOf(this::mayReturn);
        Deque<Integer> open = new ArrayDeque<>();
        demanded.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int caller = open.pop();
            for (int callee : callees[caller]) {
                boolean matters = taking.get(callee)
                        || (acquiring.get(caller)
                                && (returning.get(callee) || hasAcquiringTwin(caller, callee, acquiring)));
                if (matters && !demanded.get(callee)) {
                    demanded.set(callee);
                    open.push(callee);
                }
            }
        }
        return demanded;
    }

    private BitSet numbersOf(Predicate<MethodBody> property) {
        boolean[] has = new boolean[bodies.size()];
        IntStream.range(0, has.length).parallel().forEach(number -> has[number] = property.test(bodies.get(number)));
        BitSet numbers = new BitSet();
        IntStream.range(0, has.length).filter(number -> has[number]).forEach(numbers::set);
        return numbers;
    }

    /** The methods and those that may get something from them, directly or not. */
    private BitSet callersToo(BitSet methods, BitSet giving) {
        int[][] callers = callers();
        BitSet result = (BitSet) methods.clone();
        Deque<Integer> open = new ArrayDeque<>();
        methods.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int callee = open.pop();
            for (int caller : giving.get(callee) ? callers[callee] : new int[0]) {
                if (!result.get(caller)) {
                    result.set(caller);
                    open.push(caller);
                }
            }
        }
        return result;
    }

    private int[][] callers() {
        int[] counts = new int[callees.length];
        for (int[] some : callees) {
            IntStream.of(some).forEach(callee -> counts[callee]++);
        }
        int[][] callers = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
        for (int caller = 0; caller < callees.length; caller++) {
            for (int callee : callees[caller]) {
                callers[callee][--counts[callee]] = caller;
            }
        }
        return callers;
    }

    /** Whether another method that the same call may run acquires something: only all of them together tell. */
    private boolean hasAcquiringTwin(int caller, int callee, BitSet acquiring) {
        String name = bodies.get(callee).method().name();
        return IntStream.of(callees[caller])
                .anyMatch(other -> acquiring.get(other)
                        && bodies.get(other).method().name().equals(name));
    }

    private boolean mayAcquire(MethodBody body) {
        return body.code().stream()
                .anyMatch(instruction -> (instruction instanceof Instruction.Invoke call && mayAcquire(call))
                        || (instruction instanceof Instruction.Capture function && isSaidToAcquire(function.body())));
    }

    private boolean takesHold(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call
                && call.kind() != CallKind.DYNAMIC
                && setting.knowledge().says(call.method(), EnumSet.of(Verb.HOLDS), setting.program());
    }

    private boolean mayAcquire(Instruction.Invoke call) {
        if (call.kind() == CallKind.DYNAMIC) {
            return false;
        }
        return isSaidToAcquire(call.method())
                || setting.types().isLocking(call.method())
                || (call.method().isConstructor()
                        ? unknown.constructed(call).isPresent()
                        : unknown.result(call).isPresent());
    }

    private boolean isSaidToAcquire(MethodRef method) {
        return setting.knowledge().says(method, ACQUIRING, setting.program());
    }

    /** Whether a caller may owe something for what it gets from the method. */
    private boolean isHandingOut(MethodBody body) {
        MethodRef method = body.method();
        if (HandOver.soundsLikeLocking(method) || body.code().stream().anyMatch(this::takesHold)) {
            return true;
        }
        if (method.isConstructor()) {
            return setting.types().isResource(method.owner());
        }
        String type = method.returnType();
        return type.startsWith("[L")
                || (type.startsWith("L") && !PLAIN_VALUES.contains(Descriptors.internalName(type)));
    }

    private boolean assignsField(MethodBody body) {
        return body.code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.StoreField store
                        && setting.types().isFollowed(store.field().descriptor()));
    }

    /** Whether the method closes something and has a parameter or a field that this may be. */
    private boolean releasesGiven(MethodBody body) {
        return body.code().stream().anyMatch(Demand::isClose)
                && (body.method().parameterTypes().stream().anyMatch(setting.types()::isResourceDescriptor)
                        || body.code().stream()
                                .anyMatch(instruction -> instruction instanceof Instruction.LoadField load
                                        && setting.types()
                                                .isResourceDescriptor(
                                                        load.field().descriptor())));
    }

    /** Whether annotations say that the method answers for something it is given. */
    private boolean owesGiven(MethodBody body) {
        return setting.program()
                .declaration(body.method())
                .filter(decl -> IntStream.range(0, decl.parameterAnnotations().size())
                        .anyMatch(parameter -> setting.knowledge().owes(decl, parameter)))
                .isPresent();
    }

    private static boolean isClose(Instruction instruction) {
        return instruction instanceof Instruction.Invoke call
                && call.hasReceiver()
                && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES;
    }

    private boolean mayTake(MethodBody body) {
        MethodRef method = body.method();
        boolean isInstance = body.parameters().size() > method.parameterTypes().size();
        return method.parameterTypes().stream().anyMatch(this::mayBring)
                || body.code().stream().anyMatch(instruction -> castsGiven(body, instruction))
                || (isInstance && (mayBring("L" + method.owner() + ";") || keeps(method.owner())));
    }

    /** Whether the method may see a resource in a parameter whose type is none. */
    private boolean castsGiven(MethodBody body, Instruction instruction) {
        boolean isCast = instruction instanceof Instruction.Cast cast
                && setting.types().isResourceDescriptor("L" + cast.type() + ";");
        boolean isClosed = isClose(instruction)
                && instruction instanceof Instruction.Invoke call
                && !setting.types().isResource(call.method().owner());
        return (isCast || isClosed) && !body.method().parameterTypes().isEmpty();
    }

    private boolean mayReturn(MethodBody body) {
        return mayBring(body.method().returnType());
    }

    private boolean mayBring(String descriptor) {
        return setting.types().isFollowed(descriptor)
                || descriptor.equals("Ljava/lang/Object;")
                || setting.types().isContainerDescriptor(descriptor);
    }

    /** Whether objects of the class, or what they are made of, may keep a resource in a field. */
    private boolean keeps(String type) {
        return keeping.get(type);
    }

    private boolean keeps(String type, int hops) {
        return setting.types().keepsHoldable(type)
                || setting.program().supertypes(type).stream()
                        .flatMap(supertype -> setting.program().find(supertype).stream())
                        .flatMap(decl -> decl.fields().stream())
                        .filter(field -> !field.isStatic())
                        .map(field -> field.ref().descriptor())
                        .anyMatch(descriptor -> setting.types().isFollowed(descriptor)
                                || (hops > 1 && descriptor.startsWith("L") && keepsBehind(descriptor, hops)));
    }

    private boolean keepsBehind(String descriptor, int hops) {
        String type = Descriptors.internalName(descriptor);
        return setting.program().isKnown(type) && keeps(type, hops - 1);
    }
}
