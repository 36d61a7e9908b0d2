// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.program.MethodRef;
import java.util.Comparator;

/** An instruction: a method with a lowered body, and an index into its code. */
public record At(MethodRef method, int index) implements Comparable<At> {
    private static final Comparator<At> ORDER = Comparator.comparing(At::method).thenComparingInt(At::index);

    @Override
    public int compareTo(At other) {
        return ORDER.compare(this, other);
    }
}
