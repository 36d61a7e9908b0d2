// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.expr.Expression;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;

/**
 * A field declared in source.
 *
 * @param ref owner, name, erased type
 * @param type its type with arguments
 * @param access access flags (JVMS 4.5)
 * @param annotations descriptors of its annotations
 * @param initializer its initialiser; empty when it has none, and for enum constants
 * @param line where it is declared
 */
public record DeclaredField(
        FieldRef ref, JavaType type, int access, Set<String> annotations, Optional<Expression> initializer, int line) {
    public boolean isStatic() {
        return Modifier.isStatic(access);
    }

    /** Whether its initialiser, if that is constant, is its value for good. */
    public boolean isFinal() {
        return Modifier.isFinal(access);
    }

    FieldDecl decl() {
        return new FieldDecl(ref, access, type.signature(), annotations);
    }
}
