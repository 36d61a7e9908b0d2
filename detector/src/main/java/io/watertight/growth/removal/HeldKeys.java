// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Verb;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds values that hold the key they are put under: then no weak reference to the key is ever cleared. Goes back from the
 * value to the objects that it can be, and reads their constructors and the functions that make them.
 */
public final class HeldKeys {
    private static final String REFERENCE = "java/lang/ref/Reference";
    private static final Set<String> MAKING_VALUES = Set.of(
            "Ljava/util/function/Function;", "Ljava/util/function/BiFunction;", "Ljava/util/concurrent/Callable;");
    /** Position of a map's value, or of what makes it, behind the receiver and the key. */
    private static final int VALUE = 2;

    private static final int DEPTH = 4;

    private final ProgramIndex index;

    public HeldKeys(ProgramIndex index) {
        this.index = index;
    }

    /**
     * Why weak keys are no bound; empty when no value is seen to hold its key.
     *
     * @param weak what makes the keys weak
     * @param growth the uses that add entries
     */
    public Optional<Miss> miss(String weak, List<ContainerUse> growth) {
        return growth.stream()
                .flatMap(use -> by(use).stream())
                .findFirst()
                .map(how -> new Miss(Miss.Kind.KEY_HELD, "its weak keys (" + weak + ") are no bound, because " + how));
    }

    /** How the value of an entry that a use adds holds its key, as a clause; empty when it is not seen to. */
    private Optional<String> by(ContainerUse use) {
        if (use.key() == Variable.NONE
                || !(index.code.instruction(use.at()) instanceof Instruction.Invoke put)
                || !put.hasReceiver()
                || put.arguments().size() <= VALUE) {
            return Optional.empty();
        }
        BodyIndex body = index.code.body(use.context().method()).orElseThrow();
        int value = put.arguments().get(VALUE);
        return MAKING_VALUES.contains(put.method().parameterTypes().get(VALUE - 1))
                ? made(body, value, use.key())
                : held(body, value, use.key(), 0);
    }

    /** The same for a value that a function makes of the key. */
    private Optional<String> made(BodyIndex body, int function, int key) {
        return body.made(function).stream()
                .filter(Instruction.Capture.class::isInstance)
                .flatMap(capture -> ofFunction(body, (Instruction.Capture) capture, key).stream())
                .findFirst();
    }

    private Optional<String> ofFunction(BodyIndex body, Instruction.Capture function, int key) {
        MethodRef method = function.body();
        int given = function.captures().size();
        if (method.isConstructor()) {
            return constructed(method, given + 1, 0);
        }
        int captured = firstSame(body, function.captures(), key);
        return answered(method, given, 0).or(() -> captured < 0 ? Optional.empty() : answered(method, captured, 0));
    }

    /** How what a method answers holds what it is given for this parameter, the receiver counted. */
    private Optional<String> answered(MethodRef method, int parameter, int depth) {
        BodyIndex body = index.code.body(method).orElse(null);
        if (body == null || parameter >= body.body().parameters().size() || depth > DEPTH) {
            return Optional.empty();
        }
        int key = body.body().parameters().get(parameter);
        return body.body().code().stream()
                .filter(i -> i instanceof Instruction.Return result && result.value() != Variable.NONE)
                .flatMap(i -> held(body, ((Instruction.Return) i).value(), key, depth + 1).stream())
                .findFirst();
    }

    /** How the value holds the key, both variables of one body. */
    private Optional<String> held(BodyIndex body, int value, int key, int depth) {
        if (body.isSame(value, key)) {
            return Optional.of("the value is the key itself");
        }
        if (isClassOf(body, key, value)) {
            return Optional.of("the value is an object of the class that is its key");
        }
        return depth > DEPTH
                ? Optional.empty()
                : body.made(value).stream()
                        .flatMap(made -> heldBy(body, made, key, depth).stream())
                        .findFirst();
    }

    private Optional<String> heldBy(BodyIndex body, Instruction made, int key, int depth) {
        return made.accept(new PartialVisitor<Optional<String>>(Optional.empty()) {
            @Override
            public Optional<String> visit(Instruction.Allocate object) {
                return given(body, object, key, depth);
            }

            @Override
            public Optional<String> visit(Instruction.Capture function) {
                return firstSame(body, function.captures(), key) < 0
                        ? Optional.empty()
                        : Optional.of("the function that is the value has captured it");
            }

            @Override
            public Optional<String> visit(Instruction.Invoke call) {
                int position = firstSame(body, call.arguments(), key);
                return position < 0
                        ? Optional.empty()
                        : index.dispatch.targets(call.method()).stream()
                                .flatMap(target -> answered(target, position, depth).stream())
                                .findFirst();
            }
        });
    }

    /** How an object holds the key that its constructor, or a call that adds to it, is given. */
    private Optional<String> given(BodyIndex body, Instruction.Allocate object, int key, int depth) {
        if (index.types.isSubtype(object.type(), REFERENCE)) {
            return Optional.empty();
        }
        return body.body().code().stream()
                .filter(i -> i instanceof Instruction.Invoke call
                        && call.hasReceiver()
                        && body.isSame(call.arguments().get(0), object.target()))
                .flatMap(call -> taken(body, (Instruction.Invoke) call, key, depth).stream())
                .findFirst();
    }

    private Optional<String> taken(BodyIndex body, Instruction.Invoke call, int key, int depth) {
        return IntStream.range(1, call.arguments().size())
                .boxed()
                .flatMap(position -> taken(body, call, position, key, depth).stream())
                .findFirst();
    }

    private Optional<String> taken(BodyIndex body, Instruction.Invoke call, int position, int key, int depth) {
        int argument = call.arguments().get(position);
        boolean isKey = body.isSame(argument, key);
        if (call.method().isConstructor()) {
            boolean holdsKey = isKey
                    || (depth < DEPTH && held(body, argument, key, depth + 1).isPresent());
            return holdsKey ? constructed(call.method(), position, depth) : Optional.empty();
        }
        boolean isAdded = isKey
                && index.knowledge.factsOf(call.method(), index.program).stream()
                        .anyMatch(fact -> fact.verb() == Verb.ADDS
                                && fact.operand().position(true) == position
                                && fact.via().isEmpty());
        return isAdded
                ? Optional.of("the " + Descriptors.simpleName(call.method().owner()) + " that is the value contains it")
                : Optional.empty();
    }

    /** How a new object holds what its constructor is given for this parameter, the object counted. */
    private Optional<String> constructed(MethodRef constructor, int parameter, int depth) {
        BodyIndex body = index.code.body(constructor).orElse(null);
        if (body == null || parameter >= body.body().parameters().size() || depth > DEPTH) {
            return Optional.empty();
        }
        int self = body.body().parameters().get(0);
        int given = body.body().parameters().get(parameter);
        return body.body().code().stream()
                .flatMap(i -> i
                        .accept(new PartialVisitor<Optional<String>>(Optional.empty()) {
                            @Override
                            public Optional<String> visit(Instruction.StoreField store) {
                                boolean keeps = body.isSame(store.object(), self)
                                        && !isWeak(store)
                                        && (body.isSame(store.value(), given)
                                                || held(body, store.value(), given, depth + 1)
                                                        .isPresent());
                                return keeps ? Optional.of(stored(store)) : Optional.empty();
                            }

                            @Override
                            public Optional<String> visit(Instruction.Invoke call) {
                                boolean isOther = call.method().isConstructor()
                                        && body.isSame(call.arguments().get(0), self);
                                int position = isOther ? firstSame(body, call.arguments(), given) : -1;
                                return position > 0
                                        ? constructed(call.method(), position, depth + 1)
                                        : Optional.empty();
                            }
                        })
                        .stream())
                .findFirst();
    }

    private boolean isWeak(Instruction.StoreField store) {
        return index.types.isSubtype(Descriptors.internalName(store.field().descriptor()), REFERENCE);
    }

    private static String stored(Instruction.StoreField store) {
        return "the value holds it in "
                + Descriptors.simpleName(store.field().owner())
                + (store.field().name().contains("$") ? "" : "." + store.field().name());
    }

    private boolean isClassOf(BodyIndex body, int key, int value) {
        return body.made(key).stream()
                .anyMatch(made -> made instanceof Instruction.Invoke call
                        && call.hasReceiver()
                        && call.method().name().equals("getClass")
                        && call.method().descriptor().equals("()Ljava/lang/Class;")
                        && body.isSame(call.arguments().get(0), value));
    }

    private static int firstSame(BodyIndex body, List<Integer> variables, int key) {
        for (int i = 0; i < variables.size(); i++) {
            if (body.isSame(variables.get(i), key)) {
                return i;
            }
        }
        return -1;
    }
}
