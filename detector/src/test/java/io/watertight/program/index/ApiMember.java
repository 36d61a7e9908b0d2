// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.util.Comparator;
import java.util.List;

/**
 * A method, constructor or constant that code outside its package can name.
 *
 * @param access access flags, without those that no analysis asks for
 * @param name name; {@code <init>} for constructors
 * @param descriptor descriptor of a method or a field
 * @param exceptions internal names of the declared exceptions
 */
record ApiMember(int access, String name, String descriptor, List<String> exceptions) {
    static final Comparator<ApiMember> ORDER = Comparator.comparing(ApiMember::isMethod)
            .thenComparing(ApiMember::name)
            .thenComparing(ApiMember::descriptor);

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    /** What tells members of one type apart. */
    String key() {
        return isMethod() ? name + descriptor : name + ":" + descriptor;
    }
}
