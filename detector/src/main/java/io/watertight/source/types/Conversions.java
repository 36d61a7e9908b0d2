// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far an argument is from the parameter it is passed for, so that the nearest of several methods can be chosen. */
final class Conversions {
    /** The argument does not fit. */
    static final int IMPOSSIBLE = -1;

    private static final int UNKNOWN = 6;
    private static final int BOXING = 20;
    private static final String WIDENING = "BSIJFD";
    private static final Set<String> ARRAY_SUPERTYPES =
            Set.of("java/lang/Object", "java/lang/Cloneable", "java/io/Serializable");

    private final Types types;

    private final Function<JavaType, Optional<Callable>> functions;

    /** @param functions the one abstract method of a functional interface */
    Conversions(Types types, Function<JavaType, Optional<Callable>> functions) {
        this.types = types;
        this.functions = functions;
    }

    /** 0 for the very type, more the further it is; {@link #IMPOSSIBLE} when it cannot be passed. */
    int distance(JavaType argument, JavaType parameter) {
        if (argument.descriptor().equals(parameter.descriptor())) {
            return 0;
        }
        if (argument.isFunction()) {
            return function(argument, parameter);
        }
        if (argument.isUnknown() || parameter.isUnknown()) {
            return UNKNOWN;
        }
        if (!argument.isReference()) {
            return primitive(argument, parameter);
        }
        if (!parameter.isReference()) {
            String box = parameter.boxed().internalName();
            boolean unboxes = argument.internalName().equals(box)
                    || (argument.isObject() && !argument.variable().isEmpty());
            return unboxes ? BOXING : mayUnbox(argument) ? BOXING + UNKNOWN : IMPOSSIBLE;
        }
        return argument.isNull() ? nullTo(parameter) : reference(argument, parameter);
    }

    private int function(JavaType argument, JavaType parameter) {
        if (parameter.isUnknown() || !parameter.isReference()) {
            return parameter.isUnknown() ? UNKNOWN : IMPOSSIBLE;
        }
        Optional<Callable> function = functions.apply(parameter);
        if (function.isEmpty()) {
            return types.exists(parameter.internalName()) || parameter.isArray() ? IMPOSSIBLE : UNKNOWN;
        }
        int wanted = argument.functionParameters();
        boolean isVoid = function.get().result().isVoid();
        boolean fits = (wanted < 0 || wanted == function.get().parameters().size())
                && (argument.functionGives() == JavaType.Gives.EITHER
                        || isVoid == (argument.functionGives() == JavaType.Gives.NOTHING));
        return fits ? (isVoid ? 2 : 1) : IMPOSSIBLE;
    }

    private boolean mayUnbox(JavaType argument) {
        return argument.isBox();
    }

    private static int primitive(JavaType argument, JavaType parameter) {
        if (parameter.isReference()) {
            String box = argument.boxed().internalName();
            boolean fits = parameter.internalName().equals(box)
                    || Set.of("java/lang/Object", "java/lang/Number", "java/lang/Comparable", "java/io/Serializable")
                            .contains(parameter.internalName());
            return fits ? BOXING + (parameter.internalName().equals(box) ? 0 : 1) : IMPOSSIBLE;
        }
        String from = argument.descriptor().equals("C") ? "S" : argument.descriptor();
        int start = WIDENING.indexOf(from);
        int end = WIDENING.indexOf(parameter.descriptor());
        boolean widens = start >= 0 && end >= start && !parameter.descriptor().equals("C");
        return widens && !(argument.descriptor().equals("C") && end < 2) ? 1 + end - start : IMPOSSIBLE;
    }

    /** The narrower the parameter, the more specific the method: {@code char[]} before {@code Object}. */
    private int nullTo(JavaType parameter) {
        return parameter.isObject() ? 2 : 1;
    }

    private int reference(JavaType argument, JavaType parameter) {
        if (parameter.isObject()) {
            return UNKNOWN - 1;
        }
        if (argument.isArray()) {
            return array(argument, parameter);
        }
        if (parameter.isArray()) {
            return argument.isObject() && !argument.variable().isEmpty() ? UNKNOWN : IMPOSSIBLE;
        }
        int depth = depth(argument.internalName(), parameter.internalName());
        if (depth >= 0) {
            return Math.min(depth, UNKNOWN - 2);
        }
        boolean isErased = argument.isObject();
        Answer answer = types.isSubclass(argument.internalName(), parameter.internalName());
        return answer == Answer.NO && !isErased ? IMPOSSIBLE : UNKNOWN;
    }

    private int array(JavaType argument, JavaType parameter) {
        if (!parameter.isArray()) {
            return ARRAY_SUPERTYPES.contains(parameter.internalName()) ? UNKNOWN - 2 : IMPOSSIBLE;
        }
        JavaType from = argument.element();
        JavaType to = parameter.element();
        return from.isReference() && to.isReference() ? distance(from, to) : IMPOSSIBLE;
    }

    /** How many steps up the supertypes the other is; negative when it is not among them. */
    private int depth(String from, String to) {
        Set<String> level = Set.of(from);
        for (int depth = 0; depth < UNKNOWN && !level.isEmpty(); depth++) {
            if (level.contains(to)) {
                return depth;
            }
            level = level.stream()
                    .flatMap(type -> types.directSupertypes(type).stream())
                    .map(JavaType::internalName)
                    .collect(Collectors.toSet());
        }
        return types.supertypes(from).contains(to) ? UNKNOWN : -1;
    }

    /** The sum over all arguments; {@link #IMPOSSIBLE} if one does not fit. */
    int distance(List<JavaType> arguments, Callable callable) {
        int sum = 0;
        for (int i = 0; i < arguments.size(); i++) {
            int one = distance(arguments.get(i), callable.parameter(i, arguments.size()));
            if (one == IMPOSSIBLE) {
                return IMPOSSIBLE;
            }
            sum += one;
        }
        return sum;
    }
}
