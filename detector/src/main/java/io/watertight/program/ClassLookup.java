// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Optional;

/** Finds the header of a class by its internal name, such as in a class path or a JDK. */
@FunctionalInterface
public interface ClassLookup {
    Optional<ClassDecl> find(String internalName);
}
