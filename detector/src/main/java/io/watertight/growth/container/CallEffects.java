// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.container;

import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerUse.Kind;
import io.watertight.growth.container.ContainerUse.Role;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Condition;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a call that cannot be followed does to a container among its arguments: by knowledge, else by its signature. */
public final class CallEffects {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String ENTRY = "java/util/Map$Entry";
    private static final Set<String> SIZES = Set.of("size", "mappingCount", "length", "estimatedSize");
    private static final Set<String> LOOKING_UP =
            Set.of("get", "getOrDefault", "getIfPresent", "contains", "containsKey");
    private static final Pattern LOGGER = Pattern.compile(".*Log(ger|Builder)?");

    /**
     * What a call does.
     *
     * @param kinds uses of the container
     * @param key variable of the key or element it adds; none when there is none
     * @param result what its result is to the container; empty when it has nothing to do with it
     */
    public record Effect(List<Kind> kinds, int key, Optional<Role> result) {
        private static final Effect NONE = new Effect(List.of(), Variable.NONE, Optional.empty());

        private static Effect result(Role role) {
            return new Effect(List.of(), Variable.NONE, Optional.of(role));
        }

        private Effect with(List<Kind> otherKinds, int otherKey) {
            return new Effect(List.copyOf(otherKinds), otherKey, result);
        }

        private static Effect of(Kind kind) {
            return new Effect(List.of(kind), Variable.NONE, Optional.empty());
        }
    }

    /** A call, or a reference to a method with the arguments it has so far. */
    public record Call(MethodRef method, List<Integer> arguments, boolean hasReceiver) {}

    private final Program program;
    private final Knowledge knowledge;
    private final ContainerTypes types;
    private final CodeIndex index;

    public CallEffects(Program program, Knowledge knowledge, ContainerTypes types, CodeIndex index) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = types;
        this.index = index;
    }

    /** What a value of this role is after a cast to this type; empty when it is no longer of interest. */
    public Optional<Role> afterCast(Role role, String type) {
        boolean isContainer = !type.startsWith("[") && types.grows(type);
        return switch (role) {
            case SELF -> Optional.of(role);
            case INNER -> isContainer ? Optional.of(role) : Optional.empty();
            case ELEMENT ->
                isContainer ? Optional.of(Role.INNER) : type.equals(ENTRY) ? Optional.of(role) : Optional.empty();
        };
    }

    /**
     * Whether a method of an own container class is read by the contract of its library type as well: the class is no
     * subclass of a library container whose calls would be seen in its body.
     */
    public boolean isOwnContainerOperation(MethodRef method, List<MethodRef> targets) {
        if (knowledge.factsOf(method, program).isEmpty()) {
            return false;
        }
        return targets.stream()
                .noneMatch(target -> program.supertypes(target.owner()).stream()
                        .filter(type -> !program.isAnalysed(type))
                        .flatMap(type -> program.find(type).stream())
                        .anyMatch(decl ->
                                !java.lang.reflect.Modifier.isAbstract(decl.access()) && types.grows(decl.name())));
    }

    /** The effect on the argument at {@code position}, the receiver counted first, of a method outside the program. */
    public Effect of(BodyIndex body, Call call, int position, Role role) {
        MethodRef method = call.method();
        List<Integer> arguments = call.arguments();
        boolean hasReceiver = call.hasReceiver();
        List<Kind> kinds = new ArrayList<>();
        int key = Variable.NONE;
        boolean isAlias = false;
        for (Fact fact : knowledge.factsOf(method, program)) {
            int operand = fact.operand().position(hasReceiver);
            switch (fact.verb()) {
                case ADDS -> {
                    int container = fact.via().map(o -> o.position(hasReceiver)).orElse(0);
                    if (position == container && operand != position) {
                        kinds.add(Kind.GROWS);
                        key = operand >= 0 && operand < arguments.size() ? arguments.get(operand) : Variable.NONE;
                    } else if (operand == position && keepsArgument(method, position, hasReceiver)) {
                        kinds.add(Kind.HANDED_ON);
                    }
                }
                case REMOVES -> {
                    if (operand == position && (fact.condition() != Condition.NULL || mayAnswerNull(body, arguments))) {
                        kinds.add(Kind.SHRINKS);
                    }
                }
                case ALIASES -> {
                    isAlias |= operand == position;
                }
                default -> {
                    // says nothing about a container
                }
            }
        }
        if (isAlias) {
            return method.name().startsWith("unmodifiable")
                    ? Effect.NONE
                    : Effect.result(role).with(kinds, key);
        }
        Effect bySignature =
                position == 0 && hasReceiver ? onReceiver(method, role) : onArgument(method, position, hasReceiver);
        return kinds.isEmpty() ? bySignature : bySignature.with(kinds, key);
    }

    private Effect onReceiver(MethodRef method, Role role) {
        String returned = method.returnType();
        if (SIZES.contains(method.name()) && method.parameterTypes().isEmpty()) {
            return Effect.of(Kind.SIZE_ASKED);
        }
        if (method.name().equals("clone")) {
            return Effect.NONE;
        }
        if (types.isView(returned)) {
            return Effect.result(role);
        }
        boolean isElement = returned.equals(OBJECT) || returned.equals("L" + ENTRY + ";");
        Effect effect = isElement ? Effect.result(Role.ELEMENT) : Effect.NONE;
        return LOOKING_UP.contains(method.name()) ? effect.with(List.of(Kind.LOOKED_UP), Variable.NONE) : effect;
    }

    private Effect onArgument(MethodRef method, int position, boolean hasReceiver) {
        String owner = method.owner();
        if (isJdk(owner)) {
            boolean keeps = owner.startsWith("java/util/function/")
                    || owner.startsWith("java/util/concurrent/atomic/")
                    || owner.startsWith("java/lang/ref/")
                    || owner.equals("java/lang/ThreadLocal");
            return keeps ? Effect.of(Kind.HANDED_ON) : Effect.NONE;
        }
        if (LOGGER.matcher(Descriptors.simpleName(owner)).matches()) {
            return Effect.NONE;
        }
        boolean isIdentity = !hasReceiver
                && parameter(method, position, hasReceiver).equals(OBJECT)
                && method.returnType().equals(OBJECT);
        if (isIdentity) {
            return Effect.result(Role.SELF);
        }
        boolean seen = program.isAnalysed(owner) && program.declaration(method).isPresent();
        return seen && !mayHide(method) ? Effect.NONE : Effect.of(Kind.HANDED_ON);
    }

    /** An analysed method without a lowered body that can be overridden or has no code to see. */
    private boolean mayHide(MethodRef method) {
        return program.declaration(method)
                .map(m -> m.isAbstract() || m.isNative())
                .orElse(true);
    }

    /** Whether a constructor makes a container of the JDK with the entries of another one. */
    public boolean isCopy(MethodRef constructor) {
        return isJdk(constructor.owner())
                && types.grows(constructor.owner())
                && constructor.parameterTypes().size() == 1
                && types.isContainer(constructor.parameterTypes().get(0));
    }

    public static boolean isJdk(String owner) {
        return owner.startsWith("java/")
                || owner.startsWith("javax/")
                || owner.startsWith("jdk/")
                || owner.startsWith("[");
    }

    private static String parameter(MethodRef method, int position, boolean hasReceiver) {
        int at = hasReceiver ? position - 1 : position;
        List<String> parameters = method.parameterTypes();
        return at >= 0 && at < parameters.size() ? parameters.get(at) : "";
    }

    /** Whether adding the argument stores the argument itself, not a copy of its entries or its text. */
    private boolean keepsArgument(MethodRef method, int position, boolean hasReceiver) {
        return parameter(method, position, hasReceiver).equals(OBJECT)
                && !types.isSubtype(method.owner(), "java/lang/CharSequence");
    }

    /** Whether the function given last may answer null; yes when it is not seen. */
    private boolean mayAnswerNull(BodyIndex body, List<Integer> arguments) {
        for (int definition : body.definitions(arguments.get(arguments.size() - 1))) {
            boolean never = body.body().instruction(definition).accept(new PartialVisitor<Boolean>(false) {
                @Override
                public Boolean visit(Instruction.Capture function) {
                    return index.body(function.body()).map(f -> !returnsNull(f)).orElse(isReducer(function));
                }
            });
            if (never) {
                return false;
            }
        }
        return true;
    }

    /** A method reference to a library method, such as {@code Integer::sum}: it is not there to remove. */
    private boolean isReducer(Instruction.Capture function) {
        return !program.isAnalysed(function.body().owner());
    }

    /** Whether a lowered body has a return of the constant null. */
    private static boolean returnsNull(BodyIndex body) {
        for (int i = 0; i < body.body().size(); i++) {
            boolean returnsNull = body.body().instruction(i).accept(new PartialVisitor<Boolean>(false) {
                @Override
                public Boolean visit(Instruction.Return instruction) {
                    return instruction.value() != Variable.NONE && isNull(body, instruction.value());
                }
            });
            if (returnsNull) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNull(BodyIndex body, int variable) {
        return body.definitions(variable).stream()
                .map(body.body()::instruction)
                .anyMatch(definition -> definition.accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.Constant constant) {
                        return constant.value() instanceof Value.Null;
                    }

                    @Override
                    public Boolean visit(Instruction.Copy copy) {
                        return copy.source() != variable && isNull(body, copy.source());
                    }
                }));
    }
}
