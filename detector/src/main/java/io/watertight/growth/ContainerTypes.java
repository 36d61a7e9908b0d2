// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.Program;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which types are containers: those with a method that knowledge says adds to its receiver, and their subtypes. A type
 * that was not found is one when knowledge says so about its own methods.
 */
final class ContainerTypes {
    private static final Set<Verb> CHANGING = Set.of(Verb.ADDS, Verb.REMOVES);

    private final Program program;
    private final Knowledge knowledge;
    private final Map<String, Set<Verb>> known = new ConcurrentHashMap<>();

    ContainerTypes(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
    }

    /** Whether values of this descriptor may hold entries. */
    boolean isContainer(String descriptor) {
        return descriptor.startsWith("L") && grows(Descriptors.internalName(descriptor));
    }

    /** Whether values of this type, an internal name, may hold entries. */
    boolean grows(String type) {
        return verbs(type).contains(Verb.ADDS);
    }

    /** Whether values of this descriptor stand for a container's content: a container, or an iterator that removes. */
    boolean isView(String descriptor) {
        return descriptor.startsWith("L")
                && !verbs(Descriptors.internalName(descriptor)).isEmpty();
    }

    boolean isSubtype(String type, String supertype) {
        return program.supertypes(type).contains(supertype);
    }

    private Set<Verb> verbs(String type) {
        Set<Verb> cached = known.get(type);
        if (cached == null) {
            cached = compute(type);
            known.put(type, cached);
        }
        return cached;
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
