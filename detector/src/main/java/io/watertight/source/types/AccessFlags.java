// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;

/** The access flags (JVMS 4.5, 4.6) that modifiers stand for. */
final class AccessFlags {
    private AccessFlags() {}

    static int of(NodeList<Modifier> modifiers) {
        int access = 0;
        for (Modifier modifier : modifiers) {
            access |= flag(modifier.getKeyword());
        }
        return access;
    }

    private static int flag(Modifier.Keyword keyword) {
        return switch (keyword) {
            case PUBLIC -> java.lang.reflect.Modifier.PUBLIC;
            case PRIVATE -> java.lang.reflect.Modifier.PRIVATE;
            case PROTECTED -> java.lang.reflect.Modifier.PROTECTED;
            case STATIC -> java.lang.reflect.Modifier.STATIC;
            case FINAL -> java.lang.reflect.Modifier.FINAL;
            case SYNCHRONIZED -> java.lang.reflect.Modifier.SYNCHRONIZED;
            case NATIVE -> java.lang.reflect.Modifier.NATIVE;
            case ABSTRACT -> java.lang.reflect.Modifier.ABSTRACT;
            case VOLATILE -> java.lang.reflect.Modifier.VOLATILE;
            case TRANSIENT -> java.lang.reflect.Modifier.TRANSIENT;
            default -> 0;
        };
    }
}
