// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Comparator;

/**
 * A field as an instruction names it.
 *
 * @param owner internal name of the class
 * @param name name
 * @param descriptor descriptor (JVMS 4.3.2)
 */
public record FieldRef(String owner, String name, String descriptor) implements Comparable<FieldRef> {
    private static final Comparator<FieldRef> ORDER =
            Comparator.comparing(FieldRef::owner).thenComparing(FieldRef::name).thenComparing(FieldRef::descriptor);

    @Override
    public int compareTo(FieldRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return owner + "." + name + ":" + descriptor;
    }
}
