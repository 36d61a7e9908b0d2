// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.MethodRef;

/** The part of a method's signature that its overriders share: name and parameter types. */
record Selector(String name, String parameters) {
    static Selector of(MethodRef method) {
        String descriptor = method.descriptor();
        return new Selector(method.name(), descriptor.substring(0, descriptor.indexOf(')') + 1));
    }
}
