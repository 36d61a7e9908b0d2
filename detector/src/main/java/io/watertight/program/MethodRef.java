// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method as an instruction names it.
 *
 * @param owner internal name of the class ({@code java/io/InputStream})
 * @param name name; {@code <init>} for constructors, {@code <clinit>} for static initialisers
 * @param descriptor descriptor (JVMS 4.3.3)
 */
public record MethodRef(String owner, String name, String descriptor) implements Comparable<MethodRef> {
    private static final Comparator<MethodRef> ORDER = Comparator.comparing(MethodRef::owner)
            .thenComparing(MethodRef::name)
            .thenComparing(MethodRef::descriptor);
    /** What javac ({@code lambda$total$0}) and ecj ({@code lambda$0}) call the body of a lambda expression. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:(.+)\\$)?\\d+");

    public MethodRef withOwner(String newOwner) {
        return new MethodRef(newOwner, name, descriptor);
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    public boolean isStaticInitializer() {
        return name.equals("<clinit>");
    }

    /**
     * The method as a reader names it: {@code Map.put}, {@code new Order}; for the body of a lambda expression {@code the
     * lambda in Cart.total}.
     */
    public String readableName() {
        String type = Descriptors.simpleName(owner);
        if (isConstructor()) {
            return "new " + type;
        }
        if (isStaticInitializer()) {
            return "the static initializer of " + type;
        }
        Matcher lambda = LAMBDA.matcher(name);
        if (!lambda.matches()) {
            return type + "." + name;
        }
        boolean isInMethod = lambda.group(1) != null
                && !lambda.group(1).equals("static")
                && !lambda.group(1).equals("new");
        return "the lambda in " + type + (isInMethod ? "." + lambda.group(1) : "");
    }

    /** Descriptors of the parameters, without the receiver. */
    public List<String> parameterTypes() {
        return Descriptors.parameters(descriptor);
    }

    /** Descriptor of the result; {@code V} for none. */
    public String returnType() {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    @Override
    public int compareTo(MethodRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
