// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.container;

import io.watertight.growth.code.At;
import io.watertight.program.MethodRef;

/**
 * One thing that happens to a container.
 *
 * @param kind what
 * @param role to the container itself or to one inside it
 * @param context the method it happens in, and how the container came there
 * @param index index of the instruction
 * @param key variable of the key or element that is added; none when there is none or it is not known
 * @param callee the call that does it
 */
public record ContainerUse(Kind kind, Role role, Context context, int index, int key, MethodRef callee) {

    public At at() {
        return new At(context.method(), index);
    }

    /** What can happen to a container. */
    public enum Kind {
        GROWS,
        SHRINKS,
        /** Code that was not seen receives it. */
        HANDED_ON,
        /** The method returns it. */
        RETURNED,
        SIZE_ASKED,
        /** It is asked for the entry of a key. */
        LOOKED_UP
    }

    /** What a followed value is to the container. */
    public enum Role {
        /** It, or a view of its entries. */
        SELF,
        /** A value or an entry of it, not known to be a container. */
        ELEMENT,
        /** A container inside it. */
        INNER
    }

    /**
     * How the container came into a method.
     *
     * @param parameter the parameter, as a variable, through which it came; none when the method itself loads it
     * @param role what the parameter is to the container
     */
    public record Context(MethodRef method, int parameter, Role role) {}
}
