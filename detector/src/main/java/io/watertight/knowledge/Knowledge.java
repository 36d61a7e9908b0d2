// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What is known about libraries: all facts of the built-in files and of the user's.
 *
 * <p>Immutable but for a memo of answers, which lives and dies with the instance; safe for use by several threads.
 */
public final class Knowledge {
    private final List<List<Fact>> layers;
    private final FactIndex index;
    private final ResourceNames names;
    private final OwnershipAnnotations annotations;
    private final Map<Question, List<Fact>> answers = new ConcurrentHashMap<>();

    private Knowledge(List<List<Fact>> layers, FactIndex index, ResourceNames names, OwnershipAnnotations annotations) {
        this.layers = layers;
        this.index = index;
        this.names = names;
        this.annotations = annotations;
    }

    /**
     * The built-in facts, overruled by the user's on the same member; among user files the later one wins.
     *
     * @param diagnostics told of every file that cannot be read (an error) and every line that is no fact (a warning)
     */
    public static Knowledge load(List<Path> userFiles, Consumer<Diagnostic> diagnostics) {
        List<Fact> builtIn = new ArrayList<>();
        FactFile.BUILT_IN.forEach(
                name -> builtIn.addAll(FactFile.builtIn(name, diagnostics).facts()));
        List<List<Fact>> layers = new ArrayList<>();
        layers.add(builtIn);
        userFiles.forEach(file -> layers.add(FactFile.of(file, diagnostics).facts()));
        return new Knowledge(layers, FactIndex.of(layers), ResourceNames.builtIn(), OwnershipAnnotations.builtIn());
    }

    /**
     * The same facts for another program, with those that annotations of its declarations state: they overrule the built-in
     * facts, and the user's overrule them. What is remembered of answers is not passed on, for it keeps the programs that
     * it was asked about.
     */
    public Knowledge about(Collection<ClassDecl> program) {
        List<Fact> stated = annotations.factsOf(program, index::isReleasing);
        if (stated.isEmpty()) {
            return new Knowledge(layers, index, names, annotations);
        }
        List<List<Fact>> all = new ArrayList<>(layers);
        all.add(1, stated);
        return new Knowledge(layers, FactIndex.of(all), names, annotations);
    }

    /**
     * The facts about a call: those of its owner, or else those of the nearest supertypes that have any for the same
     * name and parameter types, whatever their result type (JLS 8.4.8.3 lets overriders narrow it). Constructors have
     * their own facts only.
     */
    public List<Fact> factsOf(MethodRef call, Program program) {
        List<Fact> own = index.facts(call);
        if (!own.isEmpty() || call.isConstructor() || !mentions(call)) {
            return own;
        }
        return answers.computeIfAbsent(new Question(call, program), this::inherited);
    }

    private List<Fact> inherited(Question question) {
        Selector selector = Selector.of(question.call());
        List<String> nearest = new ArrayList<>();
        for (String type : question.program().supertypes(question.call().owner())) {
            if (!index.facts(type, selector).isEmpty()) {
                nearest.add(type);
            }
        }
        List<String> all = List.copyOf(nearest);
        nearest.removeIf(type -> all.stream()
                .anyMatch(other -> !other.equals(type)
                        && question.program().supertypes(other).contains(type)));
        Map<String, Fact> distinct = new LinkedHashMap<>();
        nearest.forEach(type -> index.facts(type, selector)
                .forEach(fact -> distinct.putIfAbsent(fact.verb().word() + fact.effect(), fact)));
        return List.copyOf(distinct.values());
    }

    /**
     * The fact with this verb about the type itself or its nearest supertype. A type with a constructor that acquires
     * is not {@link Verb#HARMLESS}, nor are its subtypes, whatever is said about its supertypes.
     */
    public Optional<Fact> typeFact(String type, Verb verb, Program program) {
        for (String supertype : program.supertypes(type)) {
            if (verb == Verb.HARMLESS && index.hasAcquiringConstructor(supertype)) {
                return Optional.empty();
            }
            Optional<Fact> found = index.typeFact(supertype, verb);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Internal names of the types whose values some fact with this verb is about, without their subtypes. */
    public Set<String> typesOf(Verb verb) {
        return index.operandTypes(verb);
    }

    /** The name of the first method that some fact says releases a receiver of this type. */
    public Optional<String> releasing(String type, Program program) {
        return program.supertypes(type).stream()
                .flatMap(supertype -> index.releasing(supertype).stream())
                .findFirst();
    }

    /**
     * The verbs of the facts about methods of exactly this type whose operand, or what they name after "via", is or may be
     * the receiver; all there is to know about a type that cannot be read.
     */
    public Set<Verb> verbsOnReceiver(String type) {
        return index.verbsOnReceiver(type);
    }

    /** The verbs of all facts about methods of exactly this type. */
    public Set<Verb> verbsOf(String type) {
        return index.verbsOf(type);
    }

    /** Whether a line says of exactly this type, an annotation perhaps, that objects live as long as the application. */
    public boolean saysLasting(String type) {
        return index.typeFact(type, Verb.LASTS).isPresent();
    }

    /** Whether annotations say that the method itself answers for what it is given as this parameter, counted from 0. */
    public boolean owes(MethodDecl method, int parameter) {
        return annotations.owes(method, parameter);
    }

    /** What annotations say of a field: {@link Verb#TAKES_OWNERSHIP} or {@link Verb#BORROWS}; empty if nothing. */
    public Optional<Verb> says(FieldDecl field) {
        return field.annotations().isEmpty() ? Optional.empty() : annotations.says(field);
    }

    /** Whether a line calls exactly this type, not one of its supertypes, {@link Verb#HARMLESS}. */
    public boolean saysHarmless(String type) {
        return index.typeFact(type, Verb.HARMLESS).isPresent();
    }

    /** Whether a type of which nothing else is known is usually a resource, going by how its name ends. */
    public boolean isNamedLikeResource(String type) {
        return names.include(type);
    }

    /** Whether some fact may apply to a call of this name and these parameter types; without a look at supertypes. */
    public boolean mentions(MethodRef call) {
        return !index.verbs(call).isEmpty();
    }

    /** Whether some fact about the call, or inherited by it, has one of these verbs. */
    public boolean says(MethodRef call, Set<Verb> verbs, Program program) {
        return mentions(call, verbs) && factsOf(call, program).stream().anyMatch(fact -> verbs.contains(fact.verb()));
    }

    /** As {@link #mentions(MethodRef)}, for facts with one of these verbs. */
    public boolean mentions(MethodRef call, Set<Verb> verbs) {
        Set<Verb> known = index.verbs(call);
        return !known.isEmpty() && verbs.stream().anyMatch(known::contains);
    }

    private record Question(MethodRef call, Program program) {}
}
