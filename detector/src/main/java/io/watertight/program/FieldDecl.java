// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.lang.reflect.Modifier;
import java.util.Set;

/**
 * A declared field.
 *
 * @param ref owner, name, descriptor
 * @param access access flags (JVMS 4.5)
 * @param signature generic signature (JVMS 4.7.9.1); empty when it has none
 * @param annotations descriptors of its annotations
 */
public record FieldDecl(FieldRef ref, int access, String signature, Set<String> annotations) {
    private static final int ENUM = 0x4000;

    public FieldDecl {
        annotations = Set.copyOf(annotations);
    }

    public boolean isStatic() {
        return Modifier.isStatic(access);
    }

    public boolean isPrivate() {
        return Modifier.isPrivate(access);
    }

    /** Whether it is one of the constants of its enum. */
    public boolean isEnumConstant() {
        return (access & ENUM) != 0;
    }

    public boolean isFinal() {
        return Modifier.isFinal(access);
    }
}
