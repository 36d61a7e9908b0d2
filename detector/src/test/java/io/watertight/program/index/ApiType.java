// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.util.List;

/**
 * The header of one class of a JDK, as far as code outside the JDK can see it.
 *
 * @param name internal name
 * @param access access flags, without those that no analysis asks for
 * @param superName internal name of the superclass; empty for {@code java/lang/Object}
 * @param interfaces internal names of the direct superinterfaces
 * @param enclosing internal name of the class it is a member of; empty for a top-level class
 * @param isOpen whether it is public or protected itself, whatever encloses it
 * @param members public and protected methods and constants, none of them made or inlined by the compiler
 */
record ApiType(
        String name,
        int access,
        String superName,
        List<String> interfaces,
        String enclosing,
        boolean isOpen,
        List<ApiMember> members) {

    /** The same with the exceptions that must be declared only. */
    ApiType withoutUnchecked(JdkImage image) {
        List<ApiMember> checked = members.stream()
                .map(m -> new ApiMember(
                        m.access(),
                        m.name(),
                        m.descriptor(),
                        m.exceptions().stream().filter(image::isChecked).toList()))
                .toList();
        return new ApiType(name, access, superName, interfaces, enclosing, isOpen, checked);
    }

    String packageName() {
        return packageOf(name);
    }

    static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/'));
    }
}
