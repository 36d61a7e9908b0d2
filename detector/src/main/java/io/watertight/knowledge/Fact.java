// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.MethodRef;
import java.util.Optional;

/**
 * One line of a knowledge file: what a method or a type of a library does.
 *
 * @param verb what it does
 * @param type internal name of the type it is about; of the method's owner when it is about a method
 * @param method the method; empty for a fact about the type itself
 * @param operand the value it does that to; {@link Operand#RESULT} where the line names none
 * @param via a parent whose release also releases the operand
 * @param condition what the method must have returned
 * @param location {@code file:line}
 */
public record Fact(
        Verb verb,
        String type,
        Optional<MethodRef> method,
        Operand operand,
        Optional<Operand> via,
        Condition condition,
        String location) {

    /** The fact as a line of a knowledge file. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(verb.word()).append(' ');
        line.append(method.map(MethodRef::toString).orElse(type));
        if (!operand.equals(Operand.RESULT)) {
            line.append(' ').append(operand);
        }
        via.ifPresent(parent -> line.append(" via ").append(parent));
        if (condition != Condition.ALWAYS) {
            line.append(" when ").append(condition.word());
        }
        return line.toString();
    }
}
