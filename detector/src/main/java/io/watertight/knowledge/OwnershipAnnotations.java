// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
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

/**
 * What declarations say of themselves by annotations that other tools have brought into use, as the facts that a knowledge
 * file would state.
 *
 * @param meanings what each annotation stands for
 */
record OwnershipAnnotations(List<Meaning> meanings) {
    private static final String FILE = "ownership-annotations.txt";

    /** What can be annotated. */
    enum Where {
        RESULT,
        PARAMETER,
        COMPONENT
    }

    /**
     * What an annotation stands for.
     *
     * @param annotation simple name
     */
    record Meaning(String annotation, Where where, Verb verb) {
        boolean isAmong(Set<String> descriptors) {
            return descriptors.stream()
                    .anyMatch(descriptor -> descriptor.endsWith("/" + annotation + ";")
                            || descriptor.endsWith("$" + annotation + ";")
                            || descriptor.equals("L" + annotation + ";"));
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

    /** The facts that the annotations of these classes state, in the order of the classes. */
    List<Fact> factsOf(Collection<ClassDecl> classes) {
        List<Fact> facts = new ArrayList<>();
        for (ClassDecl decl : classes) {
            for (MethodDecl method : decl.methods()) {
                addFacts(method, decl.sourcePath(), facts);
            }
        }
        return facts;
    }

    private void addFacts(MethodDecl method, String location, List<Fact> facts) {
        MethodRef ref = method.ref();
        if (ref.isConstructor() || Descriptors.isReference(ref.returnType())) {
            meanings.stream()
                    .filter(meaning -> meaning.where() == Where.RESULT && meaning.isAmong(method.annotations()))
                    .forEach(meaning -> facts.add(fact(meaning, ref, Operand.RESULT, location)));
        }
        Where where = ref.isConstructor() ? Where.COMPONENT : Where.PARAMETER;
        for (int i = 0; i < method.parameterAnnotations().size(); i++) {
            Set<String> annotations = method.parameterAnnotations().get(i);
            Operand operand = Operand.argument(i);
            meanings.stream()
                    .filter(meaning -> meaning.where() == where && meaning.isAmong(annotations))
                    .forEach(meaning -> facts.add(fact(meaning, ref, operand, location)));
        }
    }

    private static Fact fact(Meaning meaning, MethodRef method, Operand operand, String location) {
        return new Fact(
                meaning.verb(),
                method.owner(),
                Optional.of(method),
                operand,
                Optional.empty(),
                Condition.ALWAYS,
                location);
    }
}
