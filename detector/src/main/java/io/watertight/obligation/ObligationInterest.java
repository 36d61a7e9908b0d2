// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Interest;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.obligation.call.SupposedTypes;
import io.watertight.obligation.method.Holds;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which methods can acquire, release or pass on a resource; the others are never lowered for this engine. */
public final class ObligationInterest implements Interest {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String FUNCTIONS = "Ljava/util/function/";
    private static final Set<Verb> VERBS = EnumSet.of(
            Verb.ACQUIRES,
            Verb.HOLDS,
            Verb.RETURNS_OWNED,
            Verb.RELEASES,
            Verb.WRAPS,
            Verb.TAKES_OWNERSHIP,
            Verb.ALIASES);

    private final Program program;
    private final Knowledge knowledge;
    private final ResourceTypes types;
    private final Map<String, Boolean> lockKeepers = new ConcurrentHashMap<>();
    private final Memo<MethodRef, Boolean> calls = new Memo<>(this::isConcerned);

    public ObligationInterest(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        this.types = new ResourceTypes(program, knowledge, SupposedTypes.any(program));
    }

    /**
     * Whether a method has a resource among its parameters or as its result, may return any argument, keep one in its object,
     * call a function with one, or test one for null.
     */
    @Override
    public boolean inMethod(MethodRef method) {
        boolean isGeneric = method.returnType().equals(OBJECT)
                && method.descriptor().indexOf(OBJECT) < method.descriptor().indexOf(')');
        boolean mayTest = method.returnType().equals("Z")
                && method.parameterTypes().equals(List.of(OBJECT))
                && !method.name().equals("equals");
        return isGeneric || mayTest || mayKeep(method) || mayLend(method) || passesResource(method);
    }

    /** Whether it may call a function with what it is given. */
    private boolean mayLend(MethodRef method) {
        List<String> parameters = method.parameterTypes();
        return parameters.size() > 1
                && parameters.contains(OBJECT)
                && parameters.stream().anyMatch(this::mayBeFunction);
    }

    private boolean mayBeFunction(String descriptor) {
        return descriptor.startsWith(FUNCTIONS)
                || (descriptor.startsWith("L")
                        && program.isAnalysed(Descriptors.internalName(descriptor))
                        && program.find(Descriptors.internalName(descriptor))
                                .filter(ClassDecl::isInterface)
                                .isPresent());
    }

    /** Whether it may be the constructor or a setter of an object that keeps one thing or another. */
    private static boolean mayKeep(MethodRef method) {
        List<String> parameters = method.parameterTypes();
        boolean isSetter = parameters.size() == 1
                && (method.returnType().equals("V") || method.returnType().equals("L" + method.owner() + ";"));
        return parameters.contains(OBJECT) && (method.isConstructor() || isSetter);
    }

    private boolean passesResource(MethodRef method) {
        return types.isFollowed(method.returnType())
                || method.parameterTypes().stream().anyMatch(types::isFollowed);
    }

    /**
     * Whether it can matter to a caller what the code of this method does: it is given, or gives, something that is, holds
     * or can be a resource. Says more often yes than {@link #inMethod}, for code that is read for its callers alone.
     */
    public boolean inCallee(MethodRef callee) {
        return types.isFollowed("L" + callee.owner() + ";")
                || types.isFollowed(callee.returnType())
                || callee.parameterTypes().stream().anyMatch(this::mayBring);
    }

    private boolean mayBring(String descriptor) {
        return descriptor.equals(OBJECT) || types.isFollowed(descriptor) || types.isContainerDescriptor(descriptor);
    }

    /** Whether a method that calls this one may acquire, release or pass on a resource by it. */
    @Override
    public boolean inCall(MethodRef callee) {
        return calls.get(callee);
    }

    private boolean isConcerned(MethodRef callee) {
        // a constructor that calls another one, of its superclass say, makes what that one makes
        return knowledge.mentions(callee, VERBS)
                || passesResource(callee)
                || (callee.isConstructor() && inAllocation(callee.owner()))
                || mayGiveSeveral(callee)
                || mayLeaveTaken(callee);
    }

    /** Whether the method is one of the program, and may return a container of resources. */
    private boolean mayGiveSeveral(MethodRef callee) {
        return program.isAnalysed(callee.owner()) && types.isContainerDescriptor(callee.returnType());
    }

    /** Whether the method may take a lock that its class keeps, and leave it to its callers to give it back. */
    private boolean mayLeaveTaken(MethodRef callee) {
        return Holds.TELLING.contains(callee.returnType())
                && !callee.isConstructor()
                && lockKeepers.computeIfAbsent(callee.owner(), types::keepsHoldable);
    }

    /** Whether a method that loads or stores this field may release or hand on a resource by it. */
    @Override
    public boolean inField(FieldRef field) {
        return types.isFollowed(field.descriptor())
                || (field.descriptor().startsWith("L") && types.mayOwn(Descriptors.internalName(field.descriptor())));
    }

    /** Whether a method that creates an object of this type may acquire or wrap a resource by it. */
    @Override
    public boolean inAllocation(String type) {
        return types.isResource(type) || types.mayOwn(type);
    }
}
