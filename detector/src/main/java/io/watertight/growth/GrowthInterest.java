// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.growth.candidate.ArrayCase;
import io.watertight.growth.candidate.HandGrownCase;
import io.watertight.growth.container.ContainerTypes;
import io.watertight.growth.key.KeyTypes;
import io.watertight.growth.registration.CancelledTasks;
import io.watertight.growth.registration.StaticExecutors;
import io.watertight.growth.registration.Subscriptions;
import io.watertight.growth.registration.WrappedGlobals;
import io.watertight.ir.Interest;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Which methods the growth engine needs to see: those that touch a container in a field, or pass one on. */
public final class GrowthInterest implements Interest {
    private static final Set<Verb> KEEPING = EnumSet.of(Verb.REGISTERS, Verb.UNREGISTERS, Verb.BINDS, Verb.UNBINDS);

    /** Keys that others put into weak maps because much hangs on them. */
    private static final Set<String> PINNING =
            Set.of("java/lang/Class", "java/lang/ClassLoader", "java/lang/Thread", "java/lang/Object");

    private final Program program;
    private final Knowledge knowledge;
    private final ContainerTypes types;
    private final KeyTypes keyTypes;
    private final Set<String> holders = new HashSet<>();
    /** Classes with an array in a field that may be assigned again. */
    private final Set<String> arrayHolders = new HashSet<>();
    /** Static fields whose value another one may come to hold that replaces it. */
    private final Set<FieldRef> handGrown = new HashSet<>();
    /** Descriptors of what maps in fields have as keys, without texts and numbers. */
    private final Set<String> keys = new HashSet<>();

    private final Memo<MethodRef, Boolean> known = new Memo<>(this::isConcerned);

    public GrowthInterest(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = new ContainerTypes(program, knowledge);
        this.keyTypes = new KeyTypes(program);
        for (ClassDecl decl : program.classes()) {
            decl.fields().forEach(this::noteKey);
            decl.fields().stream()
                    .filter(field -> HandGrownCase.isCandidate(field, program))
                    .map(FieldDecl::ref)
                    .forEach(handGrown::add);
            if (decl.fields().stream().anyMatch(field -> ArrayCase.isArray(field) && !field.isFinal())) {
                arrayHolders.add(decl.name());
            }
            if (decl.fields().stream().anyMatch(this::isKept)) {
                holders.add(decl.name());
            }
        }
    }

    private void noteKey(FieldDecl field) {
        if (types.isContainer(field.ref().descriptor())) {
            keyTypes.firstArgument(field.signature())
                    .filter(type -> program.isAnalysed(type) || PINNING.contains(type))
                    .ifPresent(type -> keys.add("L" + type + ";"));
        }
    }

    /** Whether the method makes an object that may hold a key of some map: then it may be a value of the map. */
    private boolean takesKey(MethodRef method) {
        return method.isConstructor() && method.parameterTypes().stream().anyMatch(keys::contains);
    }

    private boolean isKept(FieldDecl field) {
        return types.isContainer(field.ref().descriptor())
                || types.isThreadLocal(field.ref().descriptor());
    }

    /** Whether methods that make objects of this type are needed: its life decides about what it holds. */
    @Override
    public boolean inAllocation(String type) {
        return holders.contains(type);
    }

    /** Whether methods that read or write the field are needed. */
    @Override
    public boolean inField(FieldRef field) {
        return (types.isContainer(field.descriptor())
                        || types.isThreadLocal(field.descriptor())
                        || StaticExecutors.isExecutor(field.descriptor(), types)
                        || isArrayOrCounter(field)
                        || handGrown.contains(field))
                && program.isAnalysed(field.owner());
    }

    /** Whether an array may be replaced by longer ones, or the field may count the places that are taken in one. */
    private boolean isArrayOrCounter(FieldRef field) {
        return arrayHolders.contains(field.owner())
                && (field.descriptor().startsWith("[") || field.descriptor().equals("I"));
    }

    /**
     * Whether a method, and each method that calls it, is needed: it is one of the program that takes or gives a
     * container, belongs to a container class, or to a class with a container in a field and so may bring its keys, or
     * makes an object that may hold the key of a map.
     */
    @Override
    public boolean inMethod(MethodRef method) {
        return known.get(method);
    }

    @Override
    public boolean inCall(MethodRef callee) {
        return known.get(callee);
    }

    private boolean isConcerned(MethodRef method) {
        if (Subscriptions.isNamedLikeOne(method)
                || WrappedGlobals.isNamedLikeOne(method)
                || CancelledTasks.makesOne(method)) {
            return true;
        }
        if (!program.isAnalysed(method.owner())) {
            return knowledge.mentions(method, KEEPING);
        }
        return takesKey(method)
                || (holders.contains(method.owner()) && !method.parameterTypes().isEmpty())
                || types.grows(method.owner())
                || types.isContainer(method.returnType())
                || types.isThreadLocal(method.returnType())
                || method.parameterTypes().stream().anyMatch(types::isContainer);
    }
}
