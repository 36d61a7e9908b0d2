// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What declarations say of themselves by annotations that other tools have brought into use, as the facts that a knowledge
 * file would state.
 *
 * @param meanings what each annotation stands for
 */
record OwnershipAnnotations(List<Meaning> meanings) {
    private static final String FILE = "ownership-annotations.txt";

    /** What can be annotated, or what an annotation there is about. */
    enum Where {
        RESULT,
        RECEIVER,
        PARAMETER,
        COMPONENT,
        /** A parameter, of which the method itself must see to it. */
        DUTY,
        FIELD,
        TYPE,
        /** A method that names an expression and the methods it calls on that. */
        ENSURED
    }

    /**
     * What an annotation stands for.
     *
     * @param annotation simple name
     */
    record Meaning(String annotation, Where where, Verb verb) {
        boolean isAmong(Set<String> descriptors) {
            return descriptors.stream().anyMatch(this::isNameOf);
        }

        boolean isNameOf(String descriptor) {
            return descriptor.endsWith("/" + annotation + ";")
                    || descriptor.endsWith("$" + annotation + ";")
                    || descriptor.equals("L" + annotation + ";");
        }
    }

    OwnershipAnnotations {
        meanings = List.copyOf(meanings);
    }

    static OwnershipAnnotations builtIn() {
        try (InputStream in = OwnershipAnnotations.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " beside the classes of the analysis", e);
        }
    }

    /** @param text one {@code ANNOTATION WHERE VERB} per line; {@code #} starts a comment line */
    static OwnershipAnnotations parse(String text) {
        return new OwnershipAnnotations(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" "))
                .map(words -> new Meaning(
                        words[0],
                        Where.valueOf(words[1].toUpperCase(Locale.ROOT)),
                        Verb.of(words[2]).orElseThrow()))
                .toList());
    }

    /**
     * The facts that the annotations of these classes state, in the order of the classes.
     *
     * @param isReleasing whether a method of this name is one that releases what it is called on
     */
    List<Fact> factsOf(Collection<ClassDecl> classes, Predicate<String> isReleasing) {
        List<Fact> facts = new ArrayList<>();
        RequiredCalls required = new RequiredCalls(this, classes);
        for (ClassDecl decl : classes) {
            facts.addAll(required.factsOf(decl));
            for (MethodDecl method : decl.methods()) {
                addFacts(method, decl.sourcePath(), facts);
                facts.addAll(new EnsuredCalls(this, method, isReleasing).facts(decl.sourcePath()));
            }
        }
        return facts;
    }

    /** The annotations that stand for something there. */
    Stream<Meaning> at(Where where) {
        return meanings.stream().filter(meaning -> meaning.where() == where);
    }

    /** Whether a method must see to it itself that what it is given as this parameter is released. */
    boolean owes(MethodDecl method, int parameter) {
        return parameter < method.parameterAnnotations().size()
                && at(Where.DUTY)
                        .anyMatch(meaning ->
                                meaning.isAmong(method.parameterAnnotations().get(parameter)));
    }

    /** What an annotation says of what lies in a field: that its owner takes it over, or only borrows it. */
    Optional<Verb> says(FieldDecl field) {
        return at(Where.FIELD)
                .filter(meaning -> meaning.isAmong(field.annotations()))
                .map(Meaning::verb)
                .findFirst();
    }

    private void addFacts(MethodDecl method, String location, List<Fact> facts) {
        MethodRef ref = method.ref();
        if (ref.isConstructor() || Descriptors.isReference(ref.returnType())) {
            add(Where.RESULT, method.annotations(), ref, Operand.RESULT, location, facts);
        }
        if (!ref.isConstructor() && !method.isStatic()) {
            add(Where.RECEIVER, method.annotations(), ref, Operand.THIS, location, facts);
        }
        Where where = ref.isConstructor() ? Where.COMPONENT : Where.PARAMETER;
        for (int i = 0; i < method.parameterAnnotations().size(); i++) {
            add(where, method.parameterAnnotations().get(i), ref, Operand.argument(i), location, facts);
        }
    }

    private void add(
            Where where, Set<String> annotations, MethodRef ref, Operand operand, String location, List<Fact> facts) {
        at(where)
                .filter(meaning -> meaning.isAmong(annotations))
                .forEach(meaning -> facts.add(fact(meaning.verb(), ref, operand, location)));
    }

    static Fact fact(Verb verb, MethodRef method, Operand operand, String location) {
        return new Fact(
                verb, method.owner(), Optional.of(method), operand, Optional.empty(), Condition.ALWAYS, location);
    }
}
