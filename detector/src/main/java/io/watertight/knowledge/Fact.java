// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.Optional;

/**
 * One line of a knowledge file: what a method or a type of a library does.
 *
 * @param verb what it does
 * @param type internal name of the type it is about; of the method's owner when it is about a method
 * @param method the method; empty for a fact about the type itself
 * @param operand the value it does that to; {@link Operand#RESULT} where the line names none
 * @param via a parent whose release also releases the operand; for {@link Verb#ADDS} the container and for
 *     {@link Verb#REGISTERS} the registry, when it is not the receiver
 * @param condition what the method must have returned, or that it has thrown
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

    /** Internal name of the declared type of the operand; empty for a fact about a type and an operand of no class. */
    Optional<String> operandType() {
        return method.flatMap(m -> operand.type(m)).map(Descriptors::internalName);
    }

    /** The words after the subject, the operand always spelt out where the verb has one. */
    String effect() {
        return (verb.mayHaveOperand() ? " " + operand : "")
                + via.map(parent -> " via " + parent).orElse("")
                + (condition == Condition.ALWAYS ? "" : " when " + condition.word());
    }

    /** The fact in the words of a knowledge file. */
    @Override
    public String toString() {
        return verb.word() + " " + method.map(MethodRef::toString).orElse(type) + effect();
    }
}
