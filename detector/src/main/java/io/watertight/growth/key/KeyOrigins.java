// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.CallEffects;
import io.watertight.growth.container.ContainerTypes;
import io.watertight.growth.reach.Entries;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes back from a key to where it comes from: constants, parameters of entry points, objects made for it. */
public final class KeyOrigins {
    private static final int DEPTH = 64;

    private static final Set<String> SAME_TEXT =
            Set.of("intern", "trim", "strip", "toString", "toLowerCase", "toUpperCase");

    private static final String TEXT = "Ljava/lang/String;";
    private static final Set<String> ANYTHING = Set.of("Ljava/lang/Object;", TEXT);

    /** What a loop adds to the origins of its own variable. */
    private static final Key NOTHING = new Key(Key.Domain.CONSTANT, "");

    private final Program program;
    private final CodeIndex index;
    private final Entries entries;
    private final ContainerTypes containers;
    private final KeyTypes types;

    private record Place(MethodRef method, int variable) {}

    public KeyOrigins(Program program, CodeIndex index, Entries entries, ContainerTypes containers, KeyTypes types) {
        this.program = program;
        this.index = index;
        this.entries = entries;
        this.containers = containers;
        this.types = types;
    }

    /**
     * Where the variable's value comes from.
     *
     * @param calls the calls through which control came into the method, innermost first; where they end, every caller
     *     counts
     */
    public Key of(MethodRef method, int variable, List<At> calls) {
        return of(method, variable, new Trail(calls, new HashMap<>()));
    }

    /** What a search knows on its way back: the calls to go back through, and the origins found so far. */
    private record Trail(List<At> calls, Map<Place, Key> known) {
        Trail behindCall() {
            return new Trail(calls.subList(1, calls.size()), known);
        }

        Trail anywhere() {
            return new Trail(List.of(), known);
        }
    }

    private Key of(MethodRef method, int variable, Trail trail) {
        Place place = new Place(method, variable);
        Map<Place, Key> known = trail.known();
        if (variable == Variable.NONE || known.size() > DEPTH) {
            return Key.UNKNOWN;
        }
        if (known.containsKey(place)) {
            return known.get(place);
        }
        known.put(place, NOTHING);
        Key key = widest(method, variable, trail);
        known.put(place, key);
        return key;
    }

    private Key widest(MethodRef method, int variable, Trail trail) {
        BodyIndex body = index.body(method).orElseThrow();
        List<Key> keys = new ArrayList<>();
        if (body.parameter(variable) >= 0) {
            keys.add(ofParameter(body, variable, trail));
        }
        for (int definition : body.definitions(variable)) {
            keys.add(body.body().instruction(definition).accept(new Definition(body, trail)));
        }
        return Key.widest(keys);
    }

    private Key ofParameter(BodyIndex body, int variable, Trail trail) {
        MethodRef method = body.body().method();
        int position = body.parameter(variable);
        if (body.body().variable(variable).kind() == Variable.Kind.THIS) {
            return ofReceiver(method);
        }
        Optional<MethodDecl> decl = program.declaration(method);
        boolean isStatic = decl.map(MethodDecl::isStatic).orElse(false);
        String type = method.parameterTypes().get(isStatic ? position : position - 1);
        Optional<Key> byType = types.of(type);
        if (byType.isPresent()) {
            return byType.get();
        }
        if (!trail.calls().isEmpty()) {
            return passedBy(trail.calls().get(0), position, trail.behindCall());
        }
        if (!index.captures(method).isEmpty()) {
            return Key.widest(index.captures(method).stream()
                    .map(capture -> passedBy(capture, position, trail.anywhere()))
                    .toList());
        }
        List<Key> passed = new ArrayList<>();
        index.calls(method).forEach(call -> passed.add(passedBy(call, position, trail)));
        boolean onlyConstants = !passed.isEmpty() && Key.widest(passed).domain().compareTo(Key.Domain.KNOWN_HERE) <= 0;
        if (passed.isEmpty() || decl.map(entries::isEntry).orElse(true)) {
            Key.Domain domain = onlyConstants ? Key.Domain.KNOWN_HERE : types.widestOf(type);
            String name = body.body().variable(variable).name();
            String clause = "parameter " + name + " of " + Names.signature(method);
            return new Key(domain, clause, new Key.Given(type, name));
        }
        return Key.widest(passed);
    }

    private Key ofReceiver(MethodRef method) {
        String type = Descriptors.simpleName(method.owner());
        return types.of("L" + method.owner() + ";")
                .orElse(
                        method.isConstructor()
                                ? new Key(Key.Domain.FRESH, "each new " + type)
                                : new Key(Key.Domain.UNKNOWN, "the " + type + " itself"));
    }

    /** Where the argument comes from that a call passes, or a function object has captured, for a parameter. */
    private Key passedBy(At call, int position, Trail trail) {
        return index.instruction(call).accept(new PartialVisitor<Key>(Key.UNKNOWN) {
            @Override
            public Key visit(Instruction.Invoke instruction) {
                return argument(instruction.arguments());
            }

            @Override
            public Key visit(Instruction.Capture instruction) {
                return argument(instruction.captures());
            }

            private Key argument(List<Integer> arguments) {
                return position < arguments.size() ? of(call.method(), arguments.get(position), trail) : Key.UNKNOWN;
            }
        });
    }

    /** The origin of a value by the instruction that defines it. */
    private final class Definition extends PartialVisitor<Key> {
        private final BodyIndex body;
        private final Trail trail;

        Definition(BodyIndex body, Trail trail) {
            super(Key.UNKNOWN);
            this.body = body;
            this.trail = trail;
        }

        private Key from(int variable) {
            return of(body.body().method(), variable, trail);
        }

        /** The widest origin of what a value is made from; a part of the receiver is not the receiver. */
        private Key fromParts(List<Integer> variables) {
            List<Key> keys = new ArrayList<>();
            for (int variable : variables) {
                boolean isThis = body.body().variable(variable).kind() == Variable.Kind.THIS;
                keys.add(isThis ? Key.UNKNOWN : from(variable));
            }
            return Key.widest(keys).derived();
        }

        @Override
        public Key visit(Instruction.Copy instruction) {
            return from(instruction.source());
        }

        @Override
        public Key visit(Instruction.Cast instruction) {
            return types.of("L" + instruction.type() + ";").orElseGet(() -> from(instruction.source()));
        }

        @Override
        public Key visit(Instruction.Constant instruction) {
            return instruction.value() instanceof Value.Null ? new Key(Key.Domain.CONSTANT, "") : Key.CONSTANT;
        }

        @Override
        public Key visit(Instruction.Compute instruction) {
            return fromParts(instruction.operands());
        }

        @Override
        public Key visit(Instruction.LoadElement instruction) {
            Key array = from(instruction.array());
            Key element = array.derived();
            return new Key(element.domain(), element.clause(), array.given().element());
        }

        @Override
        public Key visit(Instruction.LoadField instruction) {
            Optional<FieldDecl> field = program.resolve(instruction.field());
            String name = instruction.field().name();
            Optional<Key> byType = types.of(instruction.field().descriptor());
            if (byType.isPresent()) {
                return byType.get();
            }
            if (instruction.object() == Variable.NONE) {
                boolean isConstant = field.map(FieldDecl::isFinal).orElse(false);
                return isConstant ? Key.CONSTANT : new Key(Key.Domain.UNKNOWN, "the field " + name);
            }
            if (PassingKeys.isCountedUp(body, instruction)) {
                return new Key(Key.Domain.UNIQUE, "the count " + name);
            }
            Key ofObject = answered(instruction.object()).atLeast(Key.Domain.UNKNOWN);
            return ofObject.clause().isEmpty()
                    ? new Key(ofObject.domain(), "the field " + name, ofObject.given())
                    : ofObject;
        }

        @Override
        public Key visit(Instruction.Capture instruction) {
            return new Key(Key.Domain.FRESH, "a function made for each call");
        }

        @Override
        public Key visit(Instruction.AllocateArray instruction) {
            List<Integer> elements = new ArrayList<>();
            body.uses(instruction.target())
                    .forEach(use -> body.body().instruction(use).accept(new PartialVisitor<Boolean>(false) {
                        @Override
                        public Boolean visit(Instruction.StoreElement store) {
                            return elements.add(store.value());
                        }
                    }));
            return elements.isEmpty() ? Key.UNKNOWN : fromParts(elements);
        }

        @Override
        public Key visit(Instruction.Allocate instruction) {
            boolean isBuilt = containers.grows(instruction.type());
            List<Integer> arguments = argumentsOfCalls(instruction.target(), isBuilt);
            Key parts = arguments.isEmpty() ? Key.CONSTANT : fromParts(arguments);
            if (isBuilt) {
                return parts;
            }
            String type = Descriptors.simpleName(instruction.type());
            if (!types.definesEquality(instruction.type())) {
                return new Key(Key.Domain.FRESH, "a new " + type + ", which equals only itself");
            }
            if (parts.domain().compareTo(Key.Domain.OPEN) >= 0) {
                return parts;
            }
            return new Key(parts.domain(), "a new " + type, parts.given());
        }

        /** What an object is given by its constructor or, if {@code all}, by any call on it. */
        private List<Integer> argumentsOfCalls(int object, boolean all) {
            List<Integer> given = new ArrayList<>();
            body.uses(object)
                    .forEach(use -> body.body().instruction(use).accept(new PartialVisitor<Boolean>(false) {
                        @Override
                        public Boolean visit(Instruction.Invoke call) {
                            List<Integer> arguments = call.arguments();
                            return call.hasReceiver()
                                    && arguments.get(0) == object
                                    && (all || call.method().isConstructor())
                                    && given.addAll(arguments.subList(1, arguments.size()));
                        }
                    }));
            return given;
        }

        @Override
        public Key visit(Instruction.Invoke instruction) {
            MethodRef method = instruction.method();
            if (containers.isUnique(method)) {
                return new Key(Key.Domain.UNIQUE, "what " + Names.call(method) + " answers, another one each time");
            }
            Optional<Key> byType = types.of(method.returnType());
            if (byType.isPresent()) {
                return byType.get();
            }
            if (PassingKeys.isPassing(instruction)) {
                Key.Given given = new Key.Given(method.returnType(), method.name(), false, true);
                return new Key(Key.Domain.OPEN, "the result of " + Names.call(method), given);
            }
            if (types.of("L" + method.owner() + ";")
                    .filter(k -> k.domain() == Key.Domain.CLASS)
                    .isPresent()) {
                return new Key(Key.Domain.CLASS, "the name of a " + Descriptors.simpleName(method.owner()));
            }
            boolean listsValues = method.returnType().startsWith("[")
                    && instruction.arguments().isEmpty();
            if (listsValues) {
                return new Key(Key.Domain.CLOSED, "one of " + Names.call(method));
            }
            if (isSameText(method)) {
                return from(instruction.arguments().get(0));
            }
            Key parts = fromOperands(instruction);
            boolean isFunction = instruction.kind() == CallKind.DYNAMIC
                    || CallEffects.isJdk(method.owner())
                    || (instruction.hasReceiver() && parts.domain() == Key.Domain.CLOSED);
            boolean isExact = isFunction && !instruction.arguments().isEmpty();
            Key.Domain widest = isSetting(instruction) ? Key.Domain.UNKNOWN : types.widestOf(method.returnType());
            Key result = (isExact ? parts : parts.atLeast(Key.Domain.UNKNOWN)).atMost(widest);
            return result.clause().isEmpty()
                    ? new Key(result.domain(), "the result of " + Names.call(method), result.given())
                    : result;
        }

        private Key fromOperands(Instruction.Invoke call) {
            List<Integer> operands = call.arguments();
            if (!call.hasReceiver()) {
                return fromParts(operands);
            }
            List<Key> keys = new ArrayList<>(List.of(answered(operands.get(0))));
            if (operands.size() > 1) {
                keys.add(fromParts(operands.subList(1, operands.size())));
            }
            return Key.widest(keys);
        }

        /** What an object answers, or has in a field, that equals only itself, is no such object: it depends on what it was given. */
        private Key answered(int object) {
            Key key = fromParts(List.of(object));
            if (key.domain() != Key.Domain.FRESH) {
                return key;
            }
            List<Integer> given = body.isMadeHere(object) ? argumentsOfCalls(object, false) : List.of();
            return given.isEmpty() ? Key.UNKNOWN : fromParts(given).atLeast(Key.Domain.UNKNOWN);
        }

        /** Whether a text answers another form of itself. */
        private static boolean isSameText(MethodRef method) {
            return method.owner().equals("java/lang/String") && SAME_TEXT.contains(method.name());
        }

        /** What is looked up under a constant name and can be anything, and what native code answers. */
        private boolean isSetting(Instruction.Invoke instruction) {
            MethodRef method = instruction.method();
            boolean isNative = !CallEffects.isJdk(method.owner())
                    && program.resolve(method)
                            .map(decl -> decl.isNative() || isAccessorOfNative(decl))
                            .orElse(false);
            return isNative
                    || (ANYTHING.contains(method.returnType())
                            && instruction.hasReceiver()
                            && instruction.arguments().size() > 1
                            && method.parameterTypes().get(0).equals(TEXT)
                            && instruction.arguments().stream().skip(1).allMatch(this::isNamedInCode));
        }

        /** Whether the value is a constant, a static field or the name of a class. */
        private boolean isNamedInCode(int variable) {
            return !body.mayBeParameter(variable)
                    && body.made(variable).stream()
                            .allMatch(made -> (made instanceof Instruction.LoadField load
                                            && load.object() == Variable.NONE)
                                    || (made instanceof Instruction.Invoke call
                                            && types.of("L" + call.method().owner() + ";")
                                                    .isPresent()));
        }

        /** Whether the compiler made the method to reach a private one without code. */
        private boolean isAccessorOfNative(MethodDecl method) {
            return method.isStatic()
                    && method.isSynthetic()
                    && index.body(method.ref()).stream()
                            .flatMap(accessor -> accessor.body().code().stream())
                            .anyMatch(i -> i instanceof Instruction.Invoke call
                                    && program.resolve(call.method())
                                            .map(MethodDecl::isNative)
                                            .orElse(false));
        }
    }
}
