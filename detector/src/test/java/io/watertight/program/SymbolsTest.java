// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolsTest {
    private final Symbols symbols = new Symbols();

    @Test
    void equalNamesAreOneString() {
        String first = symbols.name(copy("java/util/List"));
        assertSame(first, symbols.name(copy("java/util/List")));
        assertSame(first, symbols.names(List.of(copy("java/util/List"))).get(0));
    }

    @Test
    void equalReferencesAreOneObjectOfSharedNames() {
        MethodRef method = symbols.method(copy("a/B"), copy("m"), copy("()V"));
        FieldRef field = symbols.field(copy("a/B"), copy("f"), copy("I"));
        assertEquals(new MethodRef("a/B", "m", "()V"), method);
        assertSame(method, symbols.method(copy("a/B"), copy("m"), copy("()V")));
        assertSame(field, symbols.field(copy("a/B"), copy("f"), copy("I")));
        assertSame(method.owner(), field.owner());
    }

    /** As a class reader gives it: equal to others and none of them. */
    private static String copy(String name) {
        return new StringBuilder(name).toString();
    }
}
