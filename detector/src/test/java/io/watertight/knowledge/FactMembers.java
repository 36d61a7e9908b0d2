// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types and members that built-in facts name, for those who gather what is known of them elsewhere. */
public final class FactMembers {
    private FactMembers() {}

    /** Internal names of the owners of the members that built-in facts are about, and of the types. */
    public static Set<String> types() {
        return facts().map(Fact::type).collect(Collectors.toUnmodifiableSet());
    }

    /** The methods and constructors that built-in facts are about, as {@code owner.name}. */
    public static Set<String> names() {
        return facts().flatMap(fact -> fact.method().stream())
                .map(method -> method.owner() + "." + method.name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Fact> facts() {
        return FactFile.BUILT_IN.stream().flatMap(name -> FactFile.builtIn(name, problem -> {}).facts().stream());
    }
}
