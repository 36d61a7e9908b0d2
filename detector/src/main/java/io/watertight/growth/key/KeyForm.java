// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.Descriptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a key is made of one parameter or one object: what is asked of it, and into which form that is put.
 *
 * @param type descriptor of the parameter or object
 * @param name name of the parameter in the source; empty when it is none
 * @param part the method that the object is asked for the key by, or its field; empty when the key is the parameter itself
 * @param forms what the text is put through, such as {@code toLowerCase}, first to last
 */
public record KeyForm(String type, String name, String part, List<String> forms) {
    private static final int DEPTH = 8;
    private static final String CONCAT = "java/lang/invoke/StringConcatFactory";
    /** What leaves a text or number as it is. */
    private static final Set<String> SAME =
            Set.of("intern", "toString", "valueOf", "longValue", "intValue", "requireNonNull");

    private static final Set<String> CHANGING =
            Set.of("toLowerCase", "toUpperCase", "trim", "strip", "substring", "replace");
    private static final Set<String> TEXTS = Set.of("java/lang/String", "java/lang/Long", "java/lang/Integer");

    private static final Pattern RELATION = Pattern.compile(
            "(?i).*(corr?el|parent|repl(y|ies)|request|respon[sd]|orig|relat|refer|prev|next|source|target|old|new|owner|from|to).*");

    /** Names of parameters that say nothing of what is passed. */
    private static final Set<String> ANYTHING =
            Set.of("", "key", "k", "id", "name", "path", "str", "s", "text", "value", "o", "obj", "object");

    public KeyForm {
        forms = List.copyOf(forms);
    }

    /** The form of what a variable holds; empty when it is made of several things, or in another way. */
    public static Optional<KeyForm> of(BodyIndex body, int variable) {
        return of(body, variable, DEPTH);
    }

    private static Optional<KeyForm> of(BodyIndex body, int variable, int depth) {
        if (variable == Variable.NONE || depth == 0) {
            return Optional.empty();
        }
        if (body.parameter(variable) >= 0) {
            return body.definitions(variable).isEmpty() ? ofParameter(body, variable) : Optional.empty();
        }
        List<Integer> made = body.definitions(variable);
        if (made.size() != 1) {
            return Optional.empty();
        }
        return body.body().instruction(made.get(0)).accept(new PartialVisitor<Optional<KeyForm>>(Optional.empty()) {
            @Override
            public Optional<KeyForm> visit(Instruction.Copy copy) {
                return of(body, copy.source(), depth - 1);
            }

            @Override
            public Optional<KeyForm> visit(Instruction.Cast cast) {
                return of(body, cast.source(), depth - 1);
            }

            @Override
            public Optional<KeyForm> visit(Instruction.LoadField load) {
                return load.object() == Variable.NONE
                        ? Optional.empty()
                        : of(body, load.object(), depth - 1)
                                .flatMap(object -> object.part(load.field().name()));
            }

            @Override
            public Optional<KeyForm> visit(Instruction.Invoke call) {
                return ofCall(body, call, depth);
            }
        });
    }

    private static Optional<KeyForm> ofParameter(BodyIndex body, int variable) {
        List<String> types = body.body().method().parameterTypes();
        int position = body.parameter(variable) - (body.body().parameters().size() - types.size());
        return position < 0
                ? Optional.empty()
                : Optional.of(new KeyForm(
                        types.get(position), body.body().variable(variable).name(), "", List.of()));
    }

    private static Optional<KeyForm> ofCall(BodyIndex body, Instruction.Invoke call, int depth) {
        String name = call.method().name();
        List<Integer> arguments = call.arguments();
        boolean isText = TEXTS.contains(call.method().owner());
        if (call.kind() == CallKind.DYNAMIC) {
            List<Integer> parts =
                    arguments.stream().filter(part -> !body.isConstant(part)).toList();
            return call.method().owner().equals(CONCAT) && parts.size() == 1
                    ? of(body, parts.get(0), depth - 1).map(part -> part.in("concatenation"))
                    : Optional.empty();
        }
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Optional<KeyForm> of = of(body, arguments.get(0), depth - 1);
        if (isText && SAME.contains(name) && arguments.size() == 1) {
            return of;
        }
        if (isText && CHANGING.contains(name)) {
            return of.map(form -> form.in(name));
        }
        boolean isAccessor =
                call.hasReceiver() && arguments.size() == 1 && !call.method().isConstructor();
        return isAccessor ? of.flatMap(object -> object.part(name)) : Optional.empty();
    }

    private Optional<KeyForm> part(String asked) {
        return part.isEmpty() && forms.isEmpty() && type.startsWith("L")
                ? Optional.of(new KeyForm(type, name, asked, forms))
                : Optional.empty();
    }

    private KeyForm in(String form) {
        List<String> more = new ArrayList<>(forms);
        more.add(form);
        return new KeyForm(type, name, part, more);
    }

    /**
     * Why what is asked for cannot be what was put in, as a clause; empty when it may.
     *
     * @param put the form of what is put in
     */
    public Optional<String> mismatch(KeyForm put) {
        boolean isSameObject = type.equals(put.type);
        boolean areParts = !part.isEmpty() && !put.part.isEmpty();
        if (isSameObject && areParts && !isAlike(part, put.part) && !isOfAnother(part) && !isOfAnother(put.part)) {
            return Optional.of(
                    "asks for the " + part + " of a " + Descriptors.simpleName(Descriptors.internalName(type))
                            + ", which was put in under its " + put.part);
        }
        boolean isSameName = isSameObject && part.equals(put.part) && (!part.isEmpty() || isTelling(put));
        boolean isOneForm = forms.isEmpty() != put.forms.isEmpty();
        return isSameName && isOneForm
                ? Optional.of("asks for it as it is, where it was put in by " + String.join(", ", put.forms))
                        .filter(clause -> forms.isEmpty())
                        .or(() -> Optional.of(
                                "asks for it by " + String.join(", ", forms) + ", where it was put in as it is"))
                : Optional.empty();
    }

    /** Whether a part says which other thing is meant: the request of a response, the parent of a child. */
    private static boolean isOfAnother(String part) {
        return RELATION.matcher(part).matches();
    }

    /** Whether both are parameters of one name that says what they are. */
    private boolean isTelling(KeyForm put) {
        return name.equals(put.name) && !ANYTHING.contains(name);
    }

    /** Whether one may be the other by another name: an accessor and its field, {@code id} and {@code getUniqueId}. */
    private static boolean isAlike(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        return a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a);
    }

    private static String plain(String part) {
        return part.replaceFirst("^(get|is|to)(?=[A-Z])", "").toLowerCase(Locale.ROOT);
    }
}
