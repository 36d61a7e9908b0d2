// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls of methods return of which only the erasure is known: a table, and two rules of thumb. */
public final class GenericResults {
    private static final String TABLE = "generic-results.txt";

    private final Types types;
    private final Map<String, String> results;

    private GenericResults(Types types, Map<String, String> results) {
        this.types = types;
        this.results = results;
    }

    static GenericResults read(Types types) {
        Map<String, String> results = new HashMap<>();
        try (InputStream in = GenericResults.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing beside the classes of the analysis");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> results.put(words[0] + "." + words[1], words[2]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
        return new GenericResults(types, results);
    }

    /**
     * What a call gives its results a type from.
     *
     * @param receiver static type of the receiver
     * @param arguments types of the arguments
     * @param function what the first function among them returns; unknown if there is none
     */
    public record Call(JavaType receiver, List<JavaType> arguments, JavaType function) {}

    /** The type of the result of a call. */
    public JavaType of(Callable callable, Call call) {
        for (String type : types.supertypes(callable.ref().owner())) {
            String written = results.get(type + "." + callable.ref().name());
            if (written != null) {
                JavaType known = new Reader(written, call).type();
                return known.isUnknown()
                                || (known.isObject() && !callable.result().isObject())
                        ? callable.result()
                        : known.boxed();
            }
        }
        return byCustom(callable, call);
    }

    private static JavaType byCustom(Callable callable, Call call) {
        List<JavaType> arguments = call.receiver().arguments();
        JavaType result = callable.result();
        if (callable.isStatic() || arguments.isEmpty() || !result.isClass()) {
            return result;
        }
        boolean isFromRuntime = result.internalName().equals("java/lang/Class");
        if (result.isObject()) {
            JavaType last = arguments.get(arguments.size() - 1);
            return last.isReference() && !callable.ref().name().equals("clone") ? last : result;
        }
        boolean isPlain = result.equals(JavaType.STRING) || isFromRuntime;
        return !isPlain
                        && (arguments.size() == 1
                                || result.internalName().equals(call.receiver().internalName()))
                ? result.withArguments(arguments)
                : result;
    }

    /** Reads the result of one line. */
    private static final class Reader {
        private final String text;
        private final Call call;
        private int at;

        Reader(String text, Call call) {
            this.text = text;
            this.call = call;
        }

        JavaType type() {
            int start = at;
            while (at < text.length() && ",<>".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            List<JavaType> arguments = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '<') {
                do {
                    at++;
                    arguments.add(type());
                } while (text.charAt(at) == ',');
                at++;
            }
            return reference(word).orElseGet(() -> named(word, arguments));
        }

        private static JavaType named(String word, List<JavaType> arguments) {
            if (word.startsWith("[")) {
                return JavaType.ofClass(word.substring(1)).arrayOf();
            }
            return JavaType.ofClass(word).withArguments(arguments);
        }

        private Optional<JavaType> reference(String word) {
            int dot = word.indexOf('.');
            if (dot > 0) {
                int position = Integer.parseInt(word.substring(dot + 1));
                return reference(word.substring(0, dot)).map(type -> type.argument(position));
            }
            if (word.equals("f")) {
                return Optional.of(call.function().boxed());
            }
            boolean isArgument = word.length() == 2 && word.charAt(0) == 'a';
            if (isArgument) {
                int position = word.charAt(1) - '0';
                return Optional.of(
                        position < call.arguments().size()
                                ? element(call.arguments().get(position))
                                : JavaType.UNKNOWN);
            }
            boolean isNumber = word.length() == 1 && Character.isDigit(word.charAt(0));
            return isNumber ? Optional.of(call.receiver().argument(word.charAt(0) - '0')) : Optional.empty();
        }

        private static JavaType element(JavaType argument) {
            return argument.isArray() && argument.element().isReference() ? argument.element() : argument.boxed();
        }
    }
}
