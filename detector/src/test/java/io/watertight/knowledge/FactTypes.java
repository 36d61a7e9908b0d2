// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import java.util.Set;
import java.util.stream.Collectors;

/** The types that built-in facts name, for those who gather what is known of them elsewhere. */
public final class FactTypes {
    private FactTypes() {}

    /** Internal names of the owners of the members that built-in facts are about, and of the types. */
    public static Set<String> ofBuiltInFiles() {
        return FactFile.BUILT_IN.stream()
                .flatMap(name -> FactFile.builtIn(name, problem -> {}).facts().stream())
                .map(Fact::type)
                .collect(Collectors.toUnmodifiableSet());
    }
}
