// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Which methods the growth engine needs to see: those that touch a container in a field, or pass one on. */
public final class GrowthInterest {
    private static final Set<Verb> KEEPING = EnumSet.of(Verb.REGISTERS, Verb.UNREGISTERS, Verb.BINDS, Verb.UNBINDS);

    private final Program program;
    private final Knowledge knowledge;
    private final ContainerTypes types;
    private final Set<String> holders = new HashSet<>();

    public GrowthInterest(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = new ContainerTypes(program, knowledge);
        for (ClassDecl decl : program.classes()) {
            if (decl.fields().stream().anyMatch(this::isKept)) {
                holders.add(decl.name());
            }
        }
    }

    private boolean isKept(FieldDecl field) {
        return types.isContainer(field.ref().descriptor())
                || types.isThreadLocal(field.ref().descriptor());
    }

    /** Whether methods that make objects of this type are needed: its life decides about what it holds. */
    public boolean concernsAllocation(String type) {
        return holders.contains(type);
    }

    /** Whether methods that read or write the field are needed. */
    public boolean concerns(FieldRef field) {
        return (types.isContainer(field.descriptor())
                        || types.isThreadLocal(field.descriptor())
                        || StaticExecutors.isExecutor(field.descriptor(), types))
                && program.isAnalysed(field.owner());
    }

    /**
     * Whether a method, and each method that calls it, is needed: it is one of the program that takes or gives a
     * container, belongs to a container class, or to a class with a container in a field and so may bring its keys.
     */
    public boolean concerns(MethodRef method) {
        if (Subscriptions.isNamedLikeOne(method)) {
            return true;
        }
        if (!program.isAnalysed(method.owner())) {
            return knowledge.mentions(method, KEEPING);
        }
        return (holders.contains(method.owner()) && !method.parameterTypes().isEmpty())
                || types.grows(method.owner())
                || types.isContainer(method.returnType())
                || types.isThreadLocal(method.returnType())
                || method.parameterTypes().stream().anyMatch(types::isContainer);
    }
}
