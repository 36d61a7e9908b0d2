// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.container;

import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.program.Descriptors;
import io.watertight.program.Memo;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which types are containers: those with a method that knowledge says adds to its receiver, and their subtypes. A type
 * that was not found is one when knowledge says so about its own methods.
 */
public final class ContainerTypes {
    private static final Set<Verb> CHANGING = Set.of(Verb.ADDS, Verb.REMOVES);
    private static final Set<String> TEXTS =
            Set.of("java/lang/CharSequence", "java/io/Writer", "java/io/OutputStream", "java/util/StringJoiner");
    private static final Set<String> KEYED = Set.of("java/util/Map", "java/util/Set", "java/util/Dictionary");
    /** Lists of primitive values are no collections of the JDK. */
    private static final Pattern SEQUENCE = Pattern.compile(".*(List|Deque|Queue|Stack|IndexedContainer)");

    private final Program program;
    private final Knowledge knowledge;
    private final Memo<String, Set<Verb>> known = new Memo<>(this::compute);
    private final Memo<String, Boolean> binding = new Memo<>(this::findBinding);

    public ContainerTypes(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
    }

    /** Whether values of this descriptor may hold entries. */
    public boolean isContainer(String descriptor) {
        return descriptor.startsWith("L") && grows(Descriptors.internalName(descriptor));
    }

    /** Whether values of this type, an internal name, may hold entries. */
    public boolean grows(String type) {
        return verbs(type).contains(Verb.ADDS);
    }

    /** Whether values of this descriptor stand for a container's content: a container, or an iterator that removes. */
    public boolean isView(String descriptor) {
        return descriptor.startsWith("L")
                && !verbs(Descriptors.internalName(descriptor)).isEmpty();
    }

    /** Whether values of this descriptor are bound to threads, as those of a thread-local are. */
    public boolean isThreadLocal(String descriptor) {
        return descriptor.startsWith("L") && bindsThread(Descriptors.internalName(descriptor));
    }

    /** Whether values of this type, an internal name, are bound to threads, as those of a thread-local are. */
    private boolean bindsThread(String type) {
        return binding.get(type);
    }

    private boolean findBinding(String type) {
        return program.supertypes(type).stream()
                .anyMatch(supertype -> knowledge.verbsOnReceiver(supertype).contains(Verb.BINDS));
    }

    /** Whether each call of the method answers something else: a new name, the next number. */
    public boolean isUnique(MethodRef method) {
        return knowledge.says(method, Set.of(Verb.UNIQUE), program);
    }

    public boolean isSubtype(String type, String supertype) {
        return program.supertypes(type).contains(supertype);
    }

    /**
     * What a container does with an equal addition: a text takes it again, a sequence too, anything else is keyed by it.
     *
     * @param created internal names of the types that are known to be stored where the container is declared as {@code type}
     */
    public Shape shape(String type, Set<String> created) {
        if (isAny(type, TEXTS)) {
            return Shape.TEXT;
        }
        if (isAny(type, KEYED) || created.stream().anyMatch(t -> isSubtype(t, "java/util/Set"))) {
            return Shape.KEYED;
        }
        boolean isSequence = isSubtype(type, "java/util/Collection")
                || program.supertypes(type).stream()
                        .anyMatch(
                                t -> SEQUENCE.matcher(Descriptors.simpleName(t)).matches());
        return isSequence ? Shape.SEQUENCE : Shape.KEYED;
    }

    private boolean isAny(String type, Set<String> supertypes) {
        return supertypes.stream().anyMatch(supertype -> isSubtype(type, supertype));
    }

    private Set<Verb> verbs(String type) {
        return known.get(type);
    }

    private Set<Verb> compute(String type) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String supertype : program.supertypes(type)) {
            if (!program.isAnalysed(supertype)) {
                program.find(supertype)
                        .ifPresentOrElse(
                                decl -> decl.methods().forEach(method -> addVerbs(method, verbs)),
                                () -> verbs.addAll(knowledge.verbsOnReceiver(supertype)));
            }
        }
        verbs.retainAll(CHANGING);
        return verbs;
    }

    private void addVerbs(MethodDecl method, Set<Verb> verbs) {
        if (method.isStatic() || !knowledge.mentions(method.ref())) {
            return;
        }
        for (Fact fact : knowledge.factsOf(method.ref(), program)) {
            verbs.add(fact.verb());
        }
    }
}
