// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one line of a knowledge file: {@code verb member-or-type [operand] [via operand] [when condition]}.
 *
 * <p>Whether the member exists is not asked here; a test asks it for the built-in files.
 */
final class FactParser {
    private static final String NAME = "[^.;\\[/<>()\\s]+";
    private static final String TYPE = NAME + "(?:/" + NAME + ")*";
    private static final String FIELD_TYPE = "\\[*+(?:[BCDFIJSZ]|L" + TYPE + ";)";
    private static final Pattern CLASS = Pattern.compile(TYPE);
    private static final Pattern METHOD = Pattern.compile(
            "(" + TYPE + ")\\.(<init>|" + NAME + ")(\\((?:" + FIELD_TYPE + ")*+\\)(?:V|" + FIELD_TYPE + "))");
    private static final Pattern ARGUMENT = Pattern.compile("arg(\\d{1,3})");
    private static final String METHOD_EXAMPLE =
            "write it in the notation of class files, such as java/util/List.add(Ljava/lang/Object;)Z";

    private final Verb verb;
    private final Deque<String> words;

    private FactParser(Verb verb, Deque<String> words) {
        this.verb = verb;
        this.words = words;
    }

    /** Reads a line that holds at least one word, without its comment. */
    static Fact parse(String line, String location) throws Refusal {
        Deque<String> words = new ArrayDeque<>(List.of(line.strip().split("\\s+")));
        String word = words.remove();
        Optional<Verb> verb = Verb.of(word);
        if (verb.isEmpty()) {
            throw new Refusal(
                    "'" + word + "' is no verb",
                    "did you mean '" + Verb.nearest(word).word() + "'? The verbs are " + Verb.all());
        }
        return new FactParser(verb.get(), words).fact(location);
    }

    private Fact fact(String location) throws Refusal {
        if (words.isEmpty()) {
            throw new Refusal("'" + verb.word() + "' says nothing about any method", METHOD_EXAMPLE);
        }
        String member = words.remove();
        if (!member.contains("(")) {
            return typeFact(member, location);
        }
        MethodRef method = method(member);
        Operand operand = operand(method);
        Optional<Operand> via = via(method);
        Condition condition = condition(method);
        refuseRest();
        return new Fact(verb, method.owner(), Optional.of(method), operand, via, condition, location);
    }

    private Fact typeFact(String type, String location) throws Refusal {
        if (!CLASS.matcher(type).matches()) {
            throw new Refusal(
                    "'" + type + "' is neither a type nor a method with its descriptor",
                    "write java/util/Map for a type, java/util/Map.clear()V for a method");
        }
        if (!verb.mayDescribeType()) {
            throw new Refusal("'" + verb.word() + "' needs a method and '" + type + "' is a type", METHOD_EXAMPLE);
        }
        refuseRest();
        return new Fact(verb, type, Optional.empty(), Operand.RESULT, Optional.empty(), Condition.ALWAYS, location);
    }

    private static MethodRef method(String member) throws Refusal {
        Matcher matcher = METHOD.matcher(member);
        if (!matcher.matches()) {
            throw new Refusal("'" + member + "' is no method", METHOD_EXAMPLE);
        }
        MethodRef method = new MethodRef(matcher.group(1), matcher.group(2), matcher.group(3));
        if (method.isConstructor() && !method.returnType().equals("V")) {
            throw new Refusal("the constructor '" + member + "' returns something", "let its descriptor end in V");
        }
        return method;
    }

    private Operand operand(MethodRef method) throws Refusal {
        boolean given =
                !words.isEmpty() && !words.peek().equals("via") && !words.peek().equals("when");
        if (given && !verb.mayHaveOperand()) {
            throw new Refusal("'" + verb.word() + "' has no operand", "remove '" + words.peek() + "'");
        }
        if (given) {
            return operand(words.remove(), method, false);
        }
        if (verb.needsOperand()) {
            throw new Refusal(
                    "'" + verb.word() + "' does not say which value it is about",
                    "add " + operandsOf(method) + " after the method");
        }
        if (verb.mayHaveOperand()) {
            checkResult(method);
        }
        return Operand.RESULT;
    }

    /** @param isParent whether the word stands after "via" */
    private Operand operand(String word, MethodRef method, boolean isParent) throws Refusal {
        return switch (word) {
            case "this" -> Operand.THIS;
            case "result" -> {
                checkResult(method);
                yield Operand.RESULT;
            }
            case "all" -> {
                if (!verb.mayMeanAll()) {
                    throw new Refusal("'all' does not go with '" + verb.word() + "'", "write " + operandsOf(method));
                }
                yield Operand.ALL;
            }
            default -> argument(word, method, isParent);
        };
    }

    private Operand argument(String word, MethodRef method, boolean isParent) throws Refusal {
        Matcher matcher = ARGUMENT.matcher(word);
        if (!matcher.matches()) {
            throw new Refusal("'" + word + "' is no operand", "write " + operandsOf(method));
        }
        int index = Integer.parseInt(matcher.group(1));
        List<String> parameters = method.parameterTypes();
        if (index >= parameters.size()) {
            throw new Refusal(
                    "'" + word + "' is beyond the " + parameters.size() + " parameters of " + method,
                    "write " + operandsOf(method) + "; parameters count from 0");
        }
        boolean isCount =
                isParent && verb.mayNameCount() && parameters.get(index).equals("I");
        if (!isCount && !verb.mayNameNumber() && !Descriptors.isReference(parameters.get(index))) {
            throw new Refusal(
                    "'" + word + "' of " + method + " is a primitive value",
                    "name the operand that holds the resource");
        }
        return Operand.argument(index);
    }

    private void checkResult(MethodRef method) throws Refusal {
        if (!method.isConstructor() && !Descriptors.isReference(method.returnType())) {
            throw new Refusal(
                    method + " returns no object that '" + verb.word() + "' could be about",
                    "name the operand, such as 'this'");
        }
    }

    private Optional<Operand> via(MethodRef method) throws Refusal {
        if (words.isEmpty() || !words.peek().equals("via")) {
            return Optional.empty();
        }
        words.remove();
        if (!verb.mayNameParent()) {
            throw new Refusal(
                    "'via' does not go with '" + verb.word() + "'",
                    "use it after 'acquires', 'returns-owned', 'adds', 'registers', 'copies', 'holds' or 'releases' only");
        }
        if (words.isEmpty()) {
            throw new Refusal("'via' does not say which parent", "add " + operandsOf(method));
        }
        return Optional.of(operand(words.remove(), method, true));
    }

    private Condition condition(MethodRef method) throws Refusal {
        if (words.isEmpty() || !words.peek().equals("when")) {
            return verb == Verb.TESTS ? nullTest(method, Condition.ALWAYS) : Condition.ALWAYS;
        }
        words.remove();
        String word = words.isEmpty() ? "" : words.remove();
        Condition condition = Arrays.stream(Condition.values())
                .filter(c -> c != Condition.ALWAYS && c.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "'when " + word + "' is no condition", "write when true, false, null, non-null or thrown"));
        if (verb == Verb.TESTS) {
            return nullTest(method, condition);
        }
        if (condition == Condition.THROWN && verb != Verb.RELEASES) {
            throw new Refusal("'when thrown' does not go with '" + verb.word() + "'", "use it after 'releases' only");
        }
        if (!condition.fits(method.returnType())) {
            throw new Refusal(
                    method + " cannot return '" + word + "'",
                    "use true and false with a boolean result, null and non-null with an object, or for zero");
        }
        return condition;
    }

    private static Condition nullTest(MethodRef method, Condition condition) throws Refusal {
        boolean saysWhich = condition == Condition.NULL || condition == Condition.NON_NULL;
        if (!saysWhich || !method.returnType().equals("Z")) {
            throw new Refusal(
                    method + " is no test for null",
                    "use 'tests' for a boolean method, with 'when null' or 'when non-null' for what true means");
        }
        return condition;
    }

    private void refuseRest() throws Refusal {
        if (!words.isEmpty()) {
            throw new Refusal(
                    "'" + String.join(" ", words) + "' is too much", "write one fact per line, comments after a #");
        }
    }

    private static String operandsOf(MethodRef method) {
        int parameters = method.parameterTypes().size();
        return parameters == 0 ? "this" : parameters == 1 ? "this or arg0" : "this or arg0 to arg" + (parameters - 1);
    }
}
