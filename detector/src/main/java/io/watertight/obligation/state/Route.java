// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.state;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;

/**
 * A way from an object to a value it keeps: {@code in}, {@code locks.readLock()}.
 *
 * @param hops the fields and calls to take, first one first
 */
public record Route(List<Hop> hops) {
    /** No way: the value is the object itself, or lies nowhere. */
    public static final Route NONE = new Route(List.of());

    /** One step of a route. */
    public sealed interface Hop {
        /** The name as a reader writes it. */
        String name();

        /** Descriptor of the type the hop leads to. */
        String descriptor();
    }

    /** The value of a field, as its declaration names it. */
    public record Load(FieldRef field) implements Hop {
        @Override
        public String name() {
            return field.name();
        }

        @Override
        public String descriptor() {
            return field.descriptor();
        }
    }

    /** The result of a method that always returns the same object. */
    public record Call(MethodRef method) implements Hop {
        @Override
        public String name() {
            return method.name() + "()";
        }

        @Override
        public String descriptor() {
            return method.returnType();
        }
    }

    public Route {
        hops = List.copyOf(hops);
    }

    /** Descriptor of the type it leads to. */
    public String descriptor() {
        return hops.get(hops.size() - 1).descriptor();
    }

    /** The field it starts with, behind those that lead from an inner object to the one around it; empty when it is none. */
    Optional<FieldRef> keeper() {
        return hops.stream()
                .dropWhile(hop -> hop.name().startsWith("this$"))
                .findFirst()
                .flatMap(hop -> hop instanceof Load load ? Optional.of(load.field()) : Optional.empty());
    }

    /** The field it starts with; empty when it starts with a call. */
    public Optional<FieldRef> field() {
        return !hops.isEmpty() && hops.get(0) instanceof Load load ? Optional.of(load.field()) : Optional.empty();
    }
}
