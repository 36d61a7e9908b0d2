// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.FieldRef;
import java.util.List;

/**
 * A value that an object keeps in a field and nobody releases before the object is dropped, or before the field gets
 * another value.
 *
 * @param obligation what is owed, by its owner
 * @param field where the value lies
 * @param cause how it is lost
 * @param owner what is known of the class that declares the field
 * @param path the steps that show it
 */
public record FieldLeak(Obligation obligation, FieldRef field, Cause cause, Owner owner, List<Step> path)
        implements Violation {

    /** How a field loses its value. */
    public enum Cause {
        /** No code of the program releases it or hands it on. */
        NEVER_RELEASED,
        /** A method assigns the field while it may hold an open value. */
        OVERWRITTEN,
        /** A method sets the field to null while it may hold an open value. */
        CLEARED,
        /** The method that stores the value in the field assigns it again. */
        OVERWRITTEN_AT_ONCE
    }

    /** What is known of an owner. */
    public enum Owner {
        /** It has a method that ends its life, such as {@code close} or {@code stop}. */
        ENDS,
        /** It has no such method. */
        NEVER_ENDS,
        /** It has no such method, and the field keeps a collection, or what a getter made once for all who ask. */
        NEVER_ENDS_AND_SHARES
    }

    public FieldLeak {
        path = List.copyOf(path);
    }

    /** Where the value is acquired; where the field is assigned, if that is another method. */
    @Override
    public Site site() {
        return cause == Cause.OVERWRITTEN ? path.get(0).site() : obligation.acquired();
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.fieldLeak(this);
    }
}
