// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A method as an instruction names it: its class, its name and its descriptor. */
public final class MethodRef implements Comparable<MethodRef> {
    /** The class of a method of which only the name is known. */
    private static final String UNKNOWN_OWNER = "?";

    private static final int PRIME = 31;
    /** What javac ({@code lambda$total$0}) and ecj ({@code lambda$0}) call the body of a lambda expression. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:(.+)\\$)?\\d+");

    private final String owner;
    private final String name;
    private final String descriptor;
    /** Methods are keys of the largest maps there are. */
    private final int hash;

    public MethodRef(String owner, String name, String descriptor) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.hash = (owner.hashCode() * PRIME + name.hashCode()) * PRIME + descriptor.hashCode();
    }

    /** Internal name of the class ({@code java/io/InputStream}). */
    public String owner() {
        return owner;
    }

    /** Name; {@code <init>} for constructors, {@code <clinit>} for static initialisers. */
    public String name() {
        return name;
    }

    /** Descriptor (JVMS 4.3.3). */
    public String descriptor() {
        return descriptor;
    }

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
            return owner.equals(UNKNOWN_OWNER) ? name : type + "." + name;
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
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodRef method
                        && hash == method.hash
                        && name.equals(method.name)
                        && descriptor.equals(method.descriptor)
                        && owner.equals(method.owner));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(MethodRef other) {
        int byOwner = owner.compareTo(other.owner);
        int byName = byOwner != 0 ? byOwner : name.compareTo(other.name);
        return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
