// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.Answer;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which types can be resources at all, and which are locks and the like. */
public final class ResourceTypes {
    private static final String AUTO_CLOSEABLE = "java/lang/AutoCloseable";
    private static final List<String> CONTAINERS =
            List.of("java/lang/Iterable", "java/util/Iterator", "java/util/Map", "java/util/Optional");
    private static final List<String> STREAMS = List.of(
            "java/io/InputStream",
            "java/io/OutputStream",
            "java/io/Reader",
            "java/io/Writer",
            "java/nio/channels/Channel");
    private static final List<String> LOCKS =
            List.of("java/util/concurrent/locks/Lock", "java/util/concurrent/locks/StampedLock");
    private static final String LOCK_PAIR = "java/util/concurrent/locks/ReadWriteLock";
    private static final List<String> LOCKING = List.of("lock", "unlock");
    private static final String OBJECT = "java/lang/Object";
    private static final List<String> JDK = List.of("java/", "javax/", "org/xml/", "org/w3c/");
    /** A method of such a name makes a new object for each call. */
    private static final List<String> MAKERS = List.of("new", "create", "make", "build");

    /** Methods that others than the owner of an object call, or that run before it is of use. */
    private static final Set<String> NOT_ENDING = Set.of("<init>", "<clinit>", "finalize", "run");

    private final Program program;
    private final Knowledge knowledge;
    private final SupposedTypes supposed;
    private final Set<String> acquired = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, String> inferred;
    private final Memo<String, Boolean> closeable = new Memo<>(this::findCloseable);
    private final Memo<String, Boolean> resource = new Memo<>(this::findResource);
    private final Memo<String, Boolean> holdable = new Memo<>(this::findHoldable);
    private final Memo<String, Boolean> owning = new Memo<>(this::findMayOwn);
    private final Memo<String, Boolean> harmless = new Memo<>(this::findHarmless);

    /** @param supposed those of the missing types that count as closeable */
    public ResourceTypes(Program program, Knowledge knowledge, SupposedTypes supposed) {
        this(program, knowledge, supposed, Map.of());
    }

    private ResourceTypes(Program program, Knowledge knowledge, SupposedTypes supposed, Map<String, String> inferred) {
        this.program = program;
        this.knowledge = knowledge;
        this.supposed = supposed;
        this.inferred = inferred;
        acquired.addAll(knowledge.typesOf(Verb.ACQUIRES));
        acquired.addAll(knowledge.typesOf(Verb.RETURNS_OWNED));
        acquired.remove(OBJECT);
        held.addAll(knowledge.typesOf(Verb.HOLDS));
        held.remove(OBJECT);
    }

    /** The same types and those that their code shows to be owners, with the name of the method that ends each. */
    public ResourceTypes with(Map<String, String> owners) {
        return new ResourceTypes(program, knowledge, supposed, owners);
    }

    /** Whether the type, which is no {@code AutoCloseable}, has a field for a resource and a method that may release it. */
    public boolean mayOwn(String type) {
        return owning.get(type);
    }

    private boolean findMayOwn(String type) {
        Optional<ClassDecl> decl = program.isAnalysed(type) ? program.find(type) : Optional.empty();
        boolean endsItself = program.isSubtype(type, "java/lang/Thread") == Answer.YES;
        return !endsItself
                && decl.filter(owner -> owner.fields().stream()
                                        .anyMatch(field -> !field.isStatic()
                                                && isFollowed(field.ref().descriptor()))
                                && owner.methods().stream()
                                        .anyMatch(method -> !method.isStatic() && mayEnd(method.ref())))
                        .isPresent();
    }

    /** Whether the method may be the one that ends its receiver: it is told nothing and answers nothing, or is named so. */
    public boolean mayEnd(MethodRef method) {
        return NameContract.endsLife(method)
                || (method.descriptor().equals("()V") && !NOT_ENDING.contains(method.name()));
    }

    /** Whether the method may end an object of a class whose code alone shows that it has an end, whatever the name of that. */
    boolean mayEndInferred(MethodRef method) {
        return method.descriptor().equals("()V") && isAmong(inferred.keySet(), method.owner());
    }

    /** Whether values of the type, given by internal name, have a {@code close()} that can be called for them. */
    public boolean isCloseable(String type) {
        return closeable.get(type);
    }

    private boolean findCloseable(String type) {
        return switch (program.isSubtype(type, AUTO_CLOSEABLE)) {
            case YES -> true;
            case NO -> isListed(type) && supposed.isEndedByClose(type);
            case UNKNOWN -> supposed.isCloseable(type);
        };
    }

    /**
     * Whether only an index of types knows the type, and it is none of the JDK: a library often has a {@code close()} without
     * being {@code AutoCloseable}, or was not in the release that the index is about.
     */
    private boolean isListed(String type) {
        return !program.isKnown(type) && JDK.stream().noneMatch(type::startsWith);
    }

    /** Whether values of the type may have to be released: it is closeable, or something is known to acquire it. */
    public boolean isResource(String type) {
        return resource.get(type);
    }

    private boolean findResource(String type) {
        return isCloseable(type) || isAmong(acquired, type) || isAmong(inferred.keySet(), type);
    }

    /** Whether a field, parameter or result of this descriptor is declared as such a type. */
    public boolean isResourceDescriptor(String descriptor) {
        return descriptor.startsWith("L") && isResource(Descriptors.internalName(descriptor));
    }

    /** Whether values of the type can be held: locks, permits, things with reference counts. */
    public boolean isHoldable(String type) {
        return holdable.get(type);
    }

    private boolean findHoldable(String type) {
        return isAmong(held, type) || isOwnLock(type);
    }

    /** Whether the class, one of the program, declares a field for a lock or the like, or for a pair of locks. */
    public boolean keepsHoldable(String type) {
        return !type.startsWith("java/")
                && program.supertypes(type).stream()
                        .flatMap(supertype -> program.find(supertype).stream())
                        .flatMap(decl -> decl.fields().stream())
                        .map(field -> field.ref().descriptor())
                        .filter(descriptor -> descriptor.startsWith("L"))
                        .map(Descriptors::internalName)
                        .anyMatch(field -> isHoldable(field) || program.isSubtype(field, LOCK_PAIR) == Answer.YES);
    }

    /** Whether it is a lock of the program's own making: a type with the methods {@code lock()} and {@code unlock()}. */
    public boolean isOwnLock(String type) {
        return !type.startsWith("java/")
                && !type.endsWith("Pool")
                && LOCKING.stream()
                        .allMatch(name -> program.resolve(new MethodRef(type, name, "()V"))
                                .isPresent());
    }

    /** Whether the method takes a lock of the program's own making. */
    public boolean isLocking(MethodRef method) {
        return method.name().equals(LOCKING.get(0)) && method.descriptor().equals("()V") && isHoldable(method.owner());
    }

    /** Whether the method gives back a lock of the program's own making. */
    public boolean isUnlocking(MethodRef method) {
        return method.name().equals(LOCKING.get(1)) && method.descriptor().equals("()V") && isHoldable(method.owner());
    }

    /** Whether it is a lock, which is given back where it was taken, and no permit, which may be handed over. */
    public boolean isLock(String type) {
        return LOCKS.stream().anyMatch(lock -> program.isSubtype(type, lock) == Answer.YES);
    }

    /** Whether a value of this descriptor is followed at all. */
    public boolean isFollowed(String descriptor) {
        return isResourceDescriptor(descriptor)
                || (descriptor.startsWith("L") && isHoldable(Descriptors.internalName(descriptor)));
    }

    /** Whether a call without arguments returns the same object whenever it is made on one receiver: a lock. */
    public boolean isStable(MethodRef method) {
        return method.returnType().startsWith("L")
                && method.parameterTypes().isEmpty()
                && isHoldable(Descriptors.internalName(method.returnType()))
                && MAKERS.stream().noneMatch(method.name()::startsWith);
    }

    /** Name of the method that releases values of the type: {@code close}, {@code shutdown}, {@code unlock}. */
    public String releasingMethod(String type) {
        return program.supertypes(type).stream()
                .filter(inferred::containsKey)
                .map(inferred::get)
                .findFirst()
                .or(() -> knowledge.releasing(type, program))
                .or(() -> Optional.ofNullable(supposed.releasing().get(type)))
                .orElse("close");
    }

    private boolean isAmong(Set<String> types, String type) {
        return program.supertypes(type).stream().anyMatch(types::contains);
    }

    /** Whether values of this descriptor can have a resource among their elements. */
    public boolean isContainerDescriptor(String descriptor) {
        return descriptor.startsWith("[L")
                || (descriptor.startsWith("L") && isContainer(Descriptors.internalName(descriptor)));
    }

    private boolean isContainer(String type) {
        return CONTAINERS.stream().anyMatch(container -> program.isSubtype(type, container) == Answer.YES);
    }

    /** Whether the type is one of streams or channels, whose wrappers stand for what they wrap. */
    public boolean isStream(String type) {
        return STREAMS.stream().anyMatch(stream -> program.isSubtype(type, stream) == Answer.YES);
    }

    /** Whether the type is known to hold nothing outside the heap. */
    public boolean isHarmless(String type) {
        return harmless.get(type);
    }

    private boolean findHarmless(String type) {
        return knowledge.typeFact(type, Verb.HARMLESS, program).isPresent();
    }
}
